import { map, Subject, type Observable } from 'rxjs';
import type { StationHistory, StationMessage, StationSnapshot } from '../../protocol/index.js';
import type { History, HistoryLimits } from './history.js';
import { keepSnapshot } from './keep-snapshot.js';
import type { MessageBody } from './message-body.js';
import type { PastWish } from './past/create-past.js';
import { toPublished, type Published } from './published.js';
import { createStationList, type StationList } from './station-list.js';
import { createTurnQueue, type TurnQueue } from './turn-queue.js';

/** What a hub counts from and how much it holds. */
export type HubOptions = Partial<HistoryLimits> & {
  /**
   * Stations count from here, and so does the order of all messages. The clock's milliseconds keep numbers growing over
   * a restart. @default 0
   */
  readonly firstSeq?: number;
};

/** Where all stations' messages come together; the last ones and the last of each kind are kept. */
export type StationHub = {
  /** Every message in the order of publishing; completes with {@link StationHub.close}. */
  readonly messages$: Observable<StationMessage>;
  /** The same with their order and frames. */
  readonly published$: Observable<Published>;
  /** Emits when a station was added or taken away. */
  readonly stationsChanged$: Observable<void>;
  /** Makes a station known; throws a RangeError when the name is taken. */
  readonly addStation: (station: string, uri: string) => void;
  /** Forgets the station and all that is held of it; false when there is none of this name. */
  readonly removeStation: (station: string) => boolean;
  /**
   * Adds `station`, the next `seq` and, to predictions, the title that is playing; keeps the message
   * and emits it. Throws for an unknown station.
   */
  readonly publish: (station: string, body: MessageBody) => StationMessage;
  /** The station as it stands; undefined when unknown. */
  readonly snapshot: (station: string) => StationSnapshot | undefined;
  /** All stations as they stand, in the order of their adding. */
  readonly snapshots: () => readonly StationSnapshot[];
  /** The last messages of a station; undefined when unknown. */
  readonly history: (station: string) => History | undefined;
  /** What the station played before; undefined when unknown. */
  readonly past: (station: string, wish: PastWish) => StationHistory | undefined;
  /** The first message of any station that is held and has a greater order number. */
  readonly next: (order: number) => Published | undefined;
  /** Where the order began, and the last number that was given away. */
  readonly order: () => { readonly first: number; readonly last: number };
  /** Grows when a station is added or taken away. */
  readonly listVersion: () => number;
  /** For work that is done for one client only, such as sending again what it missed. */
  readonly turns: TurnQueue;
  readonly close: () => void;
};

/** Numbers messages, keeps and emits them. */
const createPublisher = (firstSeq: number, { get }: Pick<StationList, 'get'>) => {
  const published = new Subject<Published>();
  let last = firstSeq;
  const publish: StationHub['publish'] = (name, body) => {
    const station = get(name);
    if (!station) throw new RangeError(`no station is named "${name}"`);
    const { snapshot } = station;
    const { type, ...rest } = body;
    const title = type === 'prediction' && snapshot.metadata && { title: snapshot.metadata.title };
    const seq = snapshot.seq + 1;
    const message = { type, station: name, seq, ...rest, ...title } as StationMessage;
    last += 1;
    const next = toPublished(message, last);
    station.newest?.settle();
    station.newest = next;
    const driftSeconds = station.clock.note(message);
    const drift = driftSeconds !== undefined && { driftSeconds };
    station.snapshot = { ...keepSnapshot(snapshot, message), ...drift };
    station.history.push(next);
    station.past.add(message);
    published.next(next);
    return message;
  };
  return { published, publish, order: () => ({ first: firstSeq, last }) };
};

/** A hub without stations. */
export const createStationHub = ({ firstSeq = 0, ...limits }: HubOptions = {}): StationHub => {
  const stations = createStationList(limits, firstSeq);
  const { published, publish, order } = createPublisher(firstSeq, stations);
  return {
    messages$: published.pipe(map(({ message }) => message)),
    published$: published.asObservable(),
    stationsChanged$: stations.changed.asObservable(),
    addStation: (station, uri) => stations.add(station, uri, order().last),
    removeStation: stations.remove,
    publish,
    snapshot: (station) => stations.get(station)?.snapshot,
    snapshots: stations.snapshots,
    history: (station) => stations.get(station)?.history,
    past: (name, wish) => {
      const held = stations.get(name);
      return held && { station: name, seq: held.snapshot.seq, ...held.past.read(wish) };
    },
    next: stations.next,
    order,
    listVersion: stations.version,
    turns: createTurnQueue(),
    close: () => {
      published.complete();
      stations.changed.complete();
    },
  };
};
