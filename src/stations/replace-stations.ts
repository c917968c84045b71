import type { StationHub } from '../publish/hub/station-hub.js';
import type { StationRoster } from './station-roster.js';
import type { Station } from './station.js';

/** What became of stations, by name. */
export type StationChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those whose source is another now. */
  readonly changed: readonly string[];
  readonly paused: readonly string[];
  readonly resumed: readonly string[];
  /** Those that had failed and are tried again. */
  readonly retried: readonly string[];
};

type Running = { readonly roster: StationRoster; readonly hub: StationHub };
type Change = keyof StationChanges;

const isPaused = ({ paused = false }: Station): boolean => paused;

const changeOf = (
  old: Station | undefined,
  next: Station,
  { hub }: Running,
): Change | undefined => {
  if (!old) return 'added';
  if (old.origin !== next.origin) return 'changed';
  if (isPaused(old) !== isPaused(next)) return isPaused(next) ? 'paused' : 'resumed';
  return hub.snapshot(next.name)?.status?.state === 'failed' ? 'retried' : undefined;
};

const make = async (change: Change, station: Station, { roster }: Running): Promise<void> => {
  const { name } = station;
  if (change === 'paused') return roster.pause(name, 'paused in the configuration');
  if (change === 'resumed' || change === 'retried') return roster.resume(name);
  if (change === 'changed') await roster.remove(name);
  roster.add(station);
};

/**
 * Makes the stations of a roster those that are wanted. One whose source is as it was goes on without a gap; one that
 * changes its source is forgotten and begins anew; one that had failed is tried again.
 */
export const replaceStations = async (
  running: Running,
  wanted: readonly Station[],
): Promise<StationChanges> => {
  const { roster } = running;
  const before = new Map(roster.stations().map((station) => [station.name, station]));
  const names = new Set(wanted.map(({ name }) => name));
  const removed = [...before.keys()].filter((name) => !names.has(name));
  const changes = wanted.flatMap((station) => {
    const change = changeOf(before.get(station.name), station, running);
    return change ? [{ change, station }] : [];
  });
  await Promise.all(removed.map((name) => roster.remove(name)));
  await Promise.all(changes.map(({ change, station }) => make(change, station, running)));
  const those = (wish: Change): readonly string[] =>
    changes.filter(({ change }) => change === wish).map(({ station }) => station.name);
  return {
    added: those('added'),
    removed,
    changed: those('changed'),
    paused: those('paused'),
    resumed: those('resumed'),
    retried: those('retried'),
  };
};
