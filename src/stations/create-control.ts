import type { ModelSlot } from '../../models/index.js';
import {
  addStationEdit,
  modelEdit,
  pauseStationEdit,
  removeStationEdit,
  settingsEdit,
} from '../config/config-edits.js';
import type { ConfigFile } from '../config/config-file.js';
import type { Config } from '../config/config-schema.js';
import type { StationSnapshot } from '../protocol/index.js';
import type { StationHub } from '../publish/hub/station-hub.js';
import { chooseModel, listSavedModels } from './choose-model.js';
import { ControlError } from './control-error.js';
import type { Control } from './control.js';
import type { LiveSettings } from './live-settings.js';
import { openAddedStation, type AddingOptions } from './open-added-station.js';
import { createPersistence } from './persist.js';
import type { StationRoster } from './station-roster.js';

/** What is controlled, and how far. */
export type ControlOptions = {
  readonly hub: StationHub;
  readonly roster: StationRoster;
  readonly settings: LiveSettings;
  readonly models: ModelSlot;
  readonly engine: Config['engine'];
  readonly adding: AddingOptions;
  /** Where changes are written; they end with the program when left out. */
  readonly file?: ConfigFile | undefined;
  /** @default 1000 */
  readonly maxStations?: number;
};

/** As many as a configuration may hold. */
const MAX_STATIONS = 1000;

type StationControl = Pick<
  Control,
  'addStation' | 'removeStation' | 'pauseStation' | 'resumeStation'
>;

/** Runs changes one after the other, whatever became of those before. */
const createTurns = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(change: () => Promise<T>): Promise<T> => {
    const done = last.then(change);
    last = done.catch(() => {});
    return done;
  };
};

const controlStations = (
  { hub, roster, adding, maxStations = MAX_STATIONS }: ControlOptions,
  persist: ReturnType<typeof createPersistence>,
): StationControl => {
  const inTurn = createTurns();
  const requireStation = (name: string): void => {
    if (roster.names().has(name)) return;
    throw new ControlError('unknown-station', `no station is named '${name}'`);
  };
  const requireRoom = (name: string | undefined): void => {
    if (name !== undefined && roster.names().has(name)) {
      throw new ControlError('name-taken', `there is already a station named '${name}'`);
    }
    if (roster.names().size < maxStations) return;
    throw new ControlError('too-many', `there are ${maxStations} stations, which is the most`);
  };
  const snapshot = (name: string): StationSnapshot => {
    const found = hub.snapshot(name);
    if (!found) throw new ControlError('unknown-station', `'${name}' was removed meanwhile`);
    return found;
  };
  const setPaused = (name: string, paused: boolean) =>
    inTurn(async () => {
      requireStation(name);
      await (paused ? roster.pause(name) : roster.resume(name));
      const persistence = await persist(pauseStationEdit(name, paused));
      return { station: snapshot(name), ...persistence };
    });
  return {
    addStation: (request) =>
      inTurn(async () => {
        requireRoom(request.name);
        const { station, entry } = await openAddedStation(request, roster.names(), adding);
        roster.add(station);
        const persistence = await persist(addStationEdit(entry));
        return { station: snapshot(station.name), ...persistence };
      }),
    removeStation: (name) =>
      inTurn(async () => {
        requireStation(name);
        await roster.remove(name);
        return persist(removeStationEdit(name));
      }),
    pauseStation: (name) => setPaused(name, true),
    resumeStation: (name) => setPaused(name, false),
  };
};

/** What operators may do to a running program. */
export const createControl = (options: ControlOptions): Control => {
  const { settings, models, engine, file } = options;
  const persist = createPersistence(file);
  return {
    ...controlStations(options, persist),
    settings: settings.current,
    changeSettings: async (change) => {
      const current = settings.change(change);
      const { smoothing, detection } = change;
      return { ...current, ...(await persist(settingsEdit({ smoothing, detection }))) };
    },
    models: listSavedModels,
    chooseModel: async (name) => {
      const chosen = await chooseModel(name, models, engine);
      return { ...chosen, ...(await persist(modelEdit(name))) };
    },
  };
};
