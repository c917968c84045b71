import { Subject } from 'rxjs';
import type { StationSnapshot } from '../../protocol/index.js';
import {
  createHistory,
  defaultHistoryLimits,
  type History,
  type HistoryLimits,
  type Mark,
} from './history.js';
import { createPast, type Past } from './past/create-past.js';
import type { Published } from './published.js';
import { createStationClock, type StationClock } from './station-clock.js';

/** What a hub holds of one station. */
export type HeldStation = {
  snapshot: StationSnapshot;
  newest?: Published;
  readonly history: History;
  readonly past: Past;
  readonly clock: StationClock;
};

/** The stations of a hub. */
export type StationList = {
  /** Emits when a station was added or taken away. */
  readonly changed: Subject<void>;
  /** Grows with each change. */
  readonly version: () => number;
  readonly get: (name: string) => HeldStation | undefined;
  readonly snapshots: () => readonly StationSnapshot[];
  /** The first message of any station that is held and has a greater order number. */
  readonly next: (order: number) => Published | undefined;
  /** Throws a RangeError when the name is taken. */
  readonly add: (name: string, uri: string, lastOrder: number) => void;
  /** False when there is none of this name. */
  readonly remove: (name: string) => boolean;
};

const holdStation = (
  limits: Partial<HistoryLimits>,
  station: string,
  uri: string,
  start: Mark,
): HeldStation => ({
  snapshot: { station, uri, seq: start.seq },
  history: createHistory({ ...defaultHistoryLimits, ...limits }, start),
  past: createPast(),
  clock: createStationClock(),
});

/** Of all messages held the first with a greater order number. */
const firstAfter = (stations: Iterable<HeldStation>, order: number): Published | undefined => {
  let first: Published | undefined;
  for (const { history } of stations) {
    const found = history.afterOrder(order);
    if (found && !(first && first.order < found.order)) first = found;
  }
  return first;
};

/**
 * No stations yet. One that is added after another was taken away starts where that one ended, so that a name that
 * comes back goes on counting and nothing is kept of names that are gone.
 */
export const createStationList = (
  limits: Partial<HistoryLimits>,
  firstSeq: number,
): StationList => {
  const stations = new Map<string, HeldStation>();
  const changed = new Subject<void>();
  let version = 0;
  changed.subscribe(() => (version += 1));
  let startSeq = firstSeq;
  const add: StationList['add'] = (name, uri, order) => {
    if (stations.has(name)) throw new RangeError(`there are two stations named "${name}"`);
    stations.set(name, holdStation(limits, name, uri, { seq: startSeq, order }));
    changed.next();
  };
  const remove: StationList['remove'] = (name) => {
    const station = stations.get(name);
    startSeq = Math.max(startSeq, station?.snapshot.seq ?? 0);
    if (stations.delete(name)) changed.next();
    return station !== undefined;
  };
  return {
    changed,
    version: () => version,
    get: (name) => stations.get(name),
    snapshots: () => Array.from(stations.values(), ({ snapshot }) => snapshot),
    next: (order) => firstAfter(stations.values(), order),
    add,
    remove,
  };
};
