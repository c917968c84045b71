import {
  type Classifier,
  DESCRIPTOR_MODEL,
  judgesRecordings,
  listModels,
  loadClassifier,
  loadDescriptorSystem,
  loadTrackSystem,
  modelDirectory,
  ModelError,
  readManifest,
  type TrackSystem,
} from '../../../models/index.js';
import type { Config } from '../../config/config-schema.js';
import { classifyFile } from '../classify/classify-file.js';
import type { ComparedSystem } from './compared-system.js';

const ofClassifier = (classifier: Classifier): ComparedSystem => ({
  ...classifier.info,
  hear: async (file, listening) => {
    const { durationSeconds, verdict } = await classifyFile(file, { classifier, ...listening });
    return { durationSeconds, ...verdict };
  },
  dispose: () => classifier.dispose(),
});

const likeliest = (probabilities: Readonly<Record<string, number>>): string =>
  Object.entries(probabilities).reduce((best, each) => (each[1] > best[1] ? each : best))[0];

const ofTrackSystem = ({ info, hear, dispose }: TrackSystem): ComparedSystem => ({
  ...info,
  hear: async (file, { config: { decoder }, stop, onProgress }) => {
    const heard = await hear(file, { decoder, stop, onProgress });
    const { durationSeconds, probabilities, descriptors = {} } = heard;
    return probabilities
      ? { durationSeconds, label: likeliest(probabilities), probabilities }
      : { durationSeconds, descriptors, r2: info.r2 ?? {} };
  },
  dispose,
});

/** Loads a system by its name or folder. Fails with a `ModelError` that says what does not fit. */
const loadSystem = async (
  model: string,
  { engine }: Pick<Config, 'engine'>,
): Promise<ComparedSystem> => {
  if (model === DESCRIPTOR_MODEL) return ofTrackSystem(await loadDescriptorSystem());
  const { featureSet } = await readManifest(modelDirectory(model));
  return judgesRecordings(featureSet)
    ? ofTrackSystem(await loadTrackSystem(model, { engine }))
    : ofClassifier(await loadClassifier({ model, engine }));
};

/** Systems that are asked unless told otherwise: all that can be had by name and judge genres or descriptors. */
const knownSystems = async (): Promise<readonly string[]> => {
  const models = await listModels();
  const names = models.flatMap(({ name, manifest, problem }) =>
    problem === undefined && manifest && manifest.kind !== 'sound-kind' ? [name] : [],
  );
  return [...names, DESCRIPTOR_MODEL];
};

/**
 * Loads the systems named, or all that are known, of which those are left out, and told, that the engine cannot run.
 * Fails with a `ModelError` that says what is missing, damaged or at odds; then nothing is left open.
 */
export const loadSystems = async (
  named: readonly string[] | undefined,
  config: Pick<Config, 'engine'>,
  onLeftOut: (name: string, why: string) => void,
): Promise<readonly ComparedSystem[]> => {
  const loaded: ComparedSystem[] = [];
  try {
    for (const name of named ?? (await knownSystems())) {
      try {
        loaded.push(await loadSystem(name, config));
      } catch (error) {
        const isUnfit = error instanceof ModelError && error.code === 'engine-unfit';
        if (named || !isUnfit) throw error;
        onLeftOut(name, error.message);
      }
    }
    return loaded;
  } catch (error) {
    loaded.forEach((system) => system.dispose());
    throw error;
  }
};
