import type {
  ErrorMessage,
  EventName,
  Gap,
  ServerMessage,
  StationMessage,
  Subscribe,
} from '../protocol/index.js';
import { fitsStation } from '../protocol/wish/fits-station.js';
import { EarshotClientError } from './client-error.js';
import type { SubscriptionEvent, Wish } from './client-event.js';
import type { Progress } from './create-progress.js';
import { createProgress } from './create-progress.js';
import type { Observer } from './event-stream.js';
import { createThinning } from './thin-predictions.js';

/** One reader's wish, over all connections. */
export type Subscription = {
  /** What asks a new connection for it: from where the last one was lost. */
  readonly request: () => Subscribe;
  readonly hear: (message: ServerMessage) => void;
  /** The connection was lost: nothing counts before the next `subscribed`. */
  readonly lose: () => void;
  readonly observer: Required<Observer<SubscriptionEvent>>;
};

const toRequest = (id: string, { stations, events, ...others }: Wish): Subscribe => ({
  type: 'subscribe',
  id,
  ...others,
  ...(stations && { stations: [...stations] }),
  ...(events && { events: [...events] }),
});

const createFilter = ({ stations, events, ...wish }: Wish) => {
  const wanted: ReadonlySet<EventName> | undefined = events && new Set(events);
  const thin = createThinning(wish);
  return {
    covers: fitsStation(stations),
    pass: (message: StationMessage): StationMessage | undefined => {
      if (wanted && !wanted.has(message.type)) return undefined;
      return message.type === 'prediction' ? thin(message) : message;
    },
  };
};

/** Hears what follows the snapshot, and leaves out what came before or was sent for another reader. */
const createHearing = (
  wish: Wish,
  progress: Progress,
  next: (event: SubscriptionEvent) => void,
): ((message: ServerMessage) => void) => {
  const { covers, pass } = createFilter(wish);
  const hearGap = (gap: Gap): void => {
    const from = Math.max(gap.from, progress.next(gap.station));
    if (progress.advance(gap.station, gap.to)) next({ ...gap, from });
  };
  const hearStation = (message: StationMessage): void => {
    const passed = progress.advance(message.station, message.seq) && pass(message);
    if (passed) next(passed);
  };
  return (message) => {
    // A heartbeat comes after all that it counts, so what was not wanted is not asked for again.
    if (message.type === 'heartbeat') return progress.advanceAll(message.seqs);
    if (!('station' in message) || !covers(message.station)) return;
    if (message.type === 'gap') hearGap(message);
    else if (message.type === 'lagged') next(message);
    else hearStation(message);
  };
};

const refusal = ({ message, code }: ErrorMessage): EarshotClientError =>
  new EarshotClientError('SUBSCRIPTION_REFUSED', message, code);

/**
 * Follows one wish. Messages that were sent for another subscription of the same socket, or came before, are
 * known by their station and `seq` and left out.
 */
export const createSubscription = (
  id: string,
  wish: Wish,
  observer: Required<Observer<SubscriptionEvent>>,
): Subscription => {
  const progress = createProgress(wish.since);
  const hearFollowing = createHearing(wish, progress, observer.next);
  let active = false;
  const hearAnswer = (message: ServerMessage): void => {
    if (message.type === 'subscribed') active = true;
    if (message.type === 'error') observer.error(refusal(message));
    if (message.type !== 'snapshot') return;
    const lost = message.stations.flatMap(({ station, seq }) => progress.meet(station, seq));
    [message, ...lost].forEach(observer.next);
  };
  return {
    request: () => toRequest(id, { ...wish, since: progress.since() }),
    hear: (message) => {
      if ('id' in message && message.id === id) hearAnswer(message);
      else if (active) hearFollowing(message);
    },
    lose: () => {
      active = false;
    },
    observer,
  };
};
