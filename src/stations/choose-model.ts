import {
  type Classifier,
  judgesRecordings,
  type ListedModel,
  listModels,
  ModelError,
  type ModelSlot,
} from '../../models/index.js';
import type { ChosenModel, SavedModels } from '../protocol/index.js';
import { ControlError } from './control-error.js';

/** What names genres second by second; what cannot be read is told too. */
const isForStations = ({ manifest }: ListedModel): boolean =>
  !manifest || (manifest.kind === 'genre' && !judgesRecordings(manifest.featureSet));

/** The models for stations that can be had by name, without where they lie. */
export const listSavedModels = async (): Promise<SavedModels> => {
  const models = await listModels();
  return {
    models: models.filter(isForStations).map(({ name, origin, manifest, problem }) => ({
      name,
      origin,
      ...(manifest && { hash: manifest.hash }),
      ...(problem !== undefined && { problem: manifest ? problem : 'its manifest cannot be read' }),
    })),
  };
};

/** Paths are not taken: whoever may choose a model must not thereby look into folders. */
const requireSaved = async (name: string): Promise<void> => {
  const { models } = await listSavedModels();
  if (models.some((model) => model.name === name && model.problem === undefined)) return;
  const names = models.filter(({ problem }) => !problem).map((model) => model.name);
  throw new ControlError(
    'unknown-model',
    `no saved model is named '${name}'; there are ${names.join(', ')}`,
  );
};

/** Puts the saved model of this name into the slot. Fails with a `ControlError`; then the one before stays. */
export const chooseModel = async (
  name: string,
  models: ModelSlot,
  load: (model: string) => Promise<Classifier>,
): Promise<Pick<ChosenModel, 'model' | 'labels'>> => {
  await requireSaved(name);
  try {
    const info = await models.swap(() => load(name));
    const { hash, featureSet, labels } = info;
    return {
      model: { name: info.name, hash, engine: info.engine, featureSet },
      labels: [...labels],
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new ControlError('invalid', `${name} cannot be used: ${error.message}`, { cause: error });
  }
};
