import type {
  AddStation,
  ChangedSettings,
  ChangedStation,
  ChangeSettings,
  ChosenModel,
  Persistence,
  SavedModels,
  Settings,
} from '../protocol/index.js';
import type { StationChanges } from './replace-stations.js';
import type { Station } from './station.js';

/** All that can be changed while stations are listened to. What cannot be done fails with a `ControlError`. */
export type Control = {
  /** Listens to one more station. */
  readonly addStation: (request: AddStation) => Promise<ChangedStation>;
  /** Ends a station; resolves when its last word is said. */
  readonly removeStation: (name: string) => Promise<Persistence>;
  /** Closes a station's source; it stays known. */
  readonly pauseStation: (name: string) => Promise<ChangedStation>;
  /** Opens it again, also after it ended or failed. */
  readonly resumeStation: (name: string) => Promise<ChangedStation>;
  /**
   * Makes the stations those that `read` gives. What is as it was is not touched; see {@link StationChanges}. Nothing
   * changes when `read` fails.
   */
  readonly replaceStations: (read: () => Promise<readonly Station[]>) => Promise<StationChanges>;
  readonly settings: () => Settings;
  /** Holds from the next window on; sources and what is remembered of stations stay. */
  readonly changeSettings: (change: ChangeSettings) => Promise<ChangedSettings>;
  readonly models: () => Promise<SavedModels>;
  /** All stations go on with the model of this name; when it cannot be had, the one before stays. */
  readonly chooseModel: (name: string) => Promise<ChosenModel>;
};
