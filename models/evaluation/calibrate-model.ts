import { coolProbabilities } from '../inference/cool-probabilities.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import { modelDirectory } from '../inference/model-directory.js';
import type { ModelManifest } from '../model-manifest.js';
import { readManifest, writeManifest } from '../model-store.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import { choosePart } from './choose-part.js';
import { fitTemperature } from './fit-temperature.js';
import { requireUnheard } from './require-unheard.js';
import { type StreamOptions, streamClips } from './stream-clips.js';

/**
 * Fits the temperature of a saved model on the validation clips that it has labels for, which brings its
 * confidences nearer to how often they are right, and writes it into the model's manifest, which it gives.
 * Fails with a `ModelError` when model or clips are not to be had.
 */
export const calibrateModel = async (
  dataset: LoadedDataset,
  options: ClassifierOptions & StreamOptions,
): Promise<ModelManifest> => {
  const directory = modelDirectory(options.model);
  requireUnheard(await readManifest(directory), dataset, 'valid');
  const classifier = await loadClassifier(options);
  const { clips } = choosePart(dataset, 'valid', classifier.info);
  const streamed = await streamClips(classifier, clips, options).finally(classifier.dispose);
  const manifest = await readManifest(directory);
  // The probabilities came at the temperature that the manifest states already.
  const warm = 1 / (manifest.temperature ?? 1);
  const raw = streamed.map((scores, index) => ({
    scores: scores.map((score) => coolProbabilities(score, warm)),
    truth: clips[index]!.label,
  }));
  const temperature = fitTemperature(raw);
  return writeManifest(directory, { ...manifest, temperature });
};
