import { z } from 'zod';
import { classicalClassifier } from '../classical/classical-classifier.js';
import { CLASSICAL_FORMAT, loadClassical } from '../classical/classical-store.js';
import { ENSEMBLE_FORMAT } from '../ensemble/ensemble-file.js';
import { loadEnsemble } from '../ensemble/load-ensemble.js';
import { frontEndOf } from '../front-end-of.js';
import { loadModel, readManifest } from '../model-store.js';
import { readModelJson } from '../read-model-file.js';
import { loadTfjsClassifier, type TfjsModelFacts } from '../tfjs/load-tfjs-classifier.js';
import type { Classifier } from './classifier.js';
import { withTemperature } from './cool-probabilities.js';
import { type EngineName, loadEngine } from './engines/load-engine.js';
import { hybridClassifier } from './hybrid-classifier.js';
import { SOUND_KIND_MODEL } from '../sound-kind/sound-kinds.js';
import { modelDirectory } from './model-directory.js';
import { withCompanions } from './with-companions.js';

/** Which model to run, and on what. */
export type ClassifierOptions = {
  /** Name of a model that ships with Earshot or lies among the user's, or a folder; the default model when left out. */
  readonly model?: string;
  readonly engine?: EngineName | 'auto';
};

/** TensorFlow.js's own files say what they are; Earshot's own holds an architecture instead. */
const formatSchema = z.looseObject({ format: z.string().optional() });

const open = async (
  directory: string,
  facts: TfjsModelFacts,
  engine: ClassifierOptions['engine'],
): Promise<Classifier> => {
  const { format } = await readModelJson(directory, 'model.json', formatSchema);
  if (format === CLASSICAL_FORMAT) {
    return classicalClassifier(await loadClassical(directory, facts.manifest), facts.info);
  }
  if (format === ENSEMBLE_FORMAT) {
    return loadEnsemble(directory, facts.info, (model) => loadAlone({ model, engine }));
  }
  if (format !== undefined) return loadTfjsClassifier(directory, facts);
  const { hybrid } = await loadModel(directory);
  return hybridClassifier(hybrid, facts.info);
};

/** The model without what is used beside it. */
const loadAlone = async (options: ClassifierOptions): Promise<Classifier> => {
  const engine = await loadEngine(options.engine);
  const directory = modelDirectory(options.model);
  const manifest = await readManifest(directory);
  const { name, hash, kind, labels, featureSet, temperature = 1, unsureBelow } = manifest;
  const frontEnd = frontEndOf(manifest, directory);
  const info = { name, hash, kind, labels, featureSet, frontEnd, unsureBelow, engine };
  const classifier = await open(directory, { manifest, frontEnd, info }, options.engine);
  return temperature === 1 ? classifier : withTemperature(classifier, temperature);
};

/** Loads engine and model. Fails with a `ModelError` that says what is missing, damaged or at odds. */
export const loadClassifier = async (options: ClassifierOptions = {}): Promise<Classifier> => {
  const classifier = await loadAlone(options);
  if (classifier.info.kind === 'sound-kind') return classifier;
  return withCompanions(classifier, modelDirectory(options.model), () =>
    loadClassifier({ model: SOUND_KIND_MODEL, engine: options.engine }),
  );
};
