import type { Classifier, ModelSlot } from '../../models/index.js';
import { modelEdit, settingsEdit } from '../config/config-edits.js';
import type { ConfigFile } from '../config/config-file.js';
import { chooseModel, listSavedModels } from './choose-model.js';
import { controlStations, type StationControlOptions } from './control-stations.js';
import type { Control } from './control.js';
import type { LiveSettings } from './live-settings.js';
import { createPersist } from './persist.js';

/** What is controlled, and how far. */
export type ControlOptions = StationControlOptions & {
  readonly settings: LiveSettings;
  readonly models: ModelSlot;
  /** Loads a model that was chosen. Fails with a `ModelError`. */
  readonly load: (model: string) => Promise<Classifier>;
  /** Where changes are written; they end with the program when left out. */
  readonly file?: ConfigFile | undefined;
};

/** What operators may do to a running program. */
export const createControl = (options: ControlOptions): Control => {
  const { settings, models, load, file } = options;
  const persist = createPersist(file);
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
      const chosen = await chooseModel(name, models, load);
      return { ...chosen, ...(await persist(modelEdit(name))) };
    },
  };
};
