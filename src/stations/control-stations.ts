import { addStationEdit, pauseStationEdit, removeStationEdit } from '../config/config-edits.js';
import type {
  AddStation,
  ChangedStation,
  Persistence,
  StationSnapshot,
} from '../protocol/index.js';
import type { StationHub } from '../publish/hub/station-hub.js';
import { ControlError } from './control-error.js';
import type { Control } from './control.js';
import { replaceStations } from './replace-stations.js';
import { openAddedStation, type AddingOptions } from './open-added-station.js';
import type { Persist } from './persist.js';
import type { StationRoster } from './station-roster.js';

/** The stations that are controlled, and how far. */
export type StationControlOptions = {
  readonly hub: StationHub;
  readonly roster: StationRoster;
  /** What holds now of those that come. */
  readonly adding: () => AddingOptions;
  /** @default 1000 */
  readonly maxStations?: number;
};

type Context = StationControlOptions & { readonly persist: Persist };

/** As many as a configuration may hold. */
const MAX_STATIONS = 1000;

const requireStation = ({ roster }: Context, name: string): void => {
  if (roster.names().has(name)) return;
  throw new ControlError('unknown-station', `no station is named '${name}'`);
};

const requireRoom = (
  { roster, maxStations = MAX_STATIONS }: Context,
  name: string | undefined,
): void => {
  const names = roster.names();
  if (name !== undefined && names.has(name)) {
    throw new ControlError('name-taken', `there is already a station named '${name}'`);
  }
  if (names.size < maxStations) return;
  throw new ControlError('too-many', `there are ${maxStations} stations, which is the most`);
};

const snapshotOf = ({ hub }: Context, name: string): StationSnapshot => {
  const snapshot = hub.snapshot(name);
  if (!snapshot) throw new ControlError('unknown-station', `'${name}' is gone`);
  return snapshot;
};

const add = async (context: Context, request: AddStation): Promise<ChangedStation> => {
  const { roster, adding, persist } = context;
  requireRoom(context, request.name);
  const { station, entry } = await openAddedStation(request, roster.names(), adding());
  roster.add(station);
  const persistence = await persist(addStationEdit(entry));
  return { station: snapshotOf(context, station.name), ...persistence };
};

const remove = async (context: Context, name: string): Promise<Persistence> => {
  requireStation(context, name);
  await context.roster.remove(name);
  return context.persist(removeStationEdit(name));
};

const setPaused = async (
  context: Context,
  name: string,
  paused: boolean,
): Promise<ChangedStation> => {
  const { roster, persist } = context;
  requireStation(context, name);
  await (paused ? roster.pause(name, 'paused over the API') : roster.resume(name));
  const persistence = await persist(pauseStationEdit(name, paused));
  return { station: snapshotOf(context, name), ...persistence };
};

/** Runs changes one after the other, whatever became of those before. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(change: () => Promise<T>): Promise<T> => {
    const done = last.then(change);
    last = done.catch(() => {});
    return done;
  };
};

/** What operators may do to stations. */
export const controlStations = (
  options: StationControlOptions,
  persist: Persist,
): Omit<Control, 'settings' | 'changeSettings' | 'models' | 'chooseModel'> => {
  const context = { ...options, persist };
  const inTurn = createTurns();
  return {
    addStation: (request) => inTurn(() => add(context, request)),
    removeStation: (name) => inTurn(() => remove(context, name)),
    pauseStation: (name) => inTurn(() => setPaused(context, name, true)),
    resumeStation: (name) => inTurn(() => setPaused(context, name, false)),
    replaceStations: (read) => inTurn(async () => replaceStations(context, await read())),
  };
};
