import { EMPTY, interval, type Observable, type Subscription } from 'rxjs';
import type { ModelInfo } from '../../models/index.js';
import type { ServerMessage } from '../protocol/index.js';
import { describeModel } from './hub/describe-model.js';
import type { Published } from './hub/published.js';
import type { StationHub } from './hub/station-hub.js';

/** Clients of one kind. */
export type Listeners = {
  /** Sends what a station says to those who asked for it. */
  readonly broadcast: (published: Published) => void;
  /** Says something to all, whatever they asked for. */
  readonly tell: (message: ServerMessage) => void;
  readonly beat: (heartbeat: ServerMessage) => void;
};

type Sources = {
  readonly hub: StationHub;
  readonly now: () => number;
  readonly heartbeatSeconds: number;
  readonly heartbeats$?: Observable<unknown> | undefined;
  readonly models$?: Observable<ModelInfo> | undefined;
  /** The model that listens, and where the next one is put. */
  readonly current: { model: ModelInfo };
};

const listStations = (hub: StationHub, wallTimeMs: number): ServerMessage => ({
  type: 'stations',
  stations: hub.snapshots().map(({ station, uri, seq }) => ({ station, uri, seq })),
  wallTimeMs,
});

const heartbeat = (hub: StationHub, wallTimeMs: number): ServerMessage => ({
  type: 'heartbeat',
  wallTimeMs,
  seqs: Object.fromEntries(hub.snapshots().map(({ station, seq }) => [station, seq])),
});

/** Tells clients of all kinds what happens, until it is unsubscribed. */
export const tellClients = (listeners: readonly Listeners[], sources: Sources): Subscription => {
  const { hub, now, current, heartbeatSeconds, models$ = EMPTY } = sources;
  const { heartbeats$ = interval(heartbeatSeconds * 1000) } = sources;
  const tell = (message: ServerMessage): void => listeners.forEach((each) => each.tell(message));
  const beat = (): void => {
    const message = heartbeat(hub, now());
    listeners.forEach((each) => each.beat(message));
  };
  const changeModel = (next: ModelInfo): void => {
    if (next === current.model) return;
    current.model = next;
    tell({ type: 'model', ...describeModel(next), wallTimeMs: now() });
  };
  const running = hub.published$.subscribe((published) =>
    listeners.forEach((each) => each.broadcast(published)),
  );
  running.add(hub.stationsChanged$.subscribe(() => tell(listStations(hub, now()))));
  running.add(heartbeats$.subscribe(beat));
  running.add(models$.subscribe(changeModel));
  return running;
};
