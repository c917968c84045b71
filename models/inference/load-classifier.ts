import { loadModel } from '../model-store.js';
import type { Classifier } from './classifier.js';
import { type EngineName, loadEngine } from './engines/load-engine.js';
import { hybridClassifier } from './hybrid-classifier.js';
import { modelDirectory } from './model-directory.js';

/** Which model to run, and on what. */
export type ClassifierOptions = {
  /** Name of a model that ships with Earshot, or a folder; the default model when left out. */
  readonly model?: string;
  readonly engine?: EngineName | 'auto';
};

/** Loads engine and model. Fails with a `ModelError` that says what is missing or damaged. */
export const loadClassifier = async (options: ClassifierOptions = {}): Promise<Classifier> => {
  const engine = await loadEngine(options.engine);
  const { hybrid, manifest } = await loadModel(modelDirectory(options.model));
  return hybridClassifier(hybrid, {
    name: manifest.name,
    hash: manifest.hash,
    labels: manifest.labels,
    featureSet: manifest.featureSet,
    engine,
  });
};
