import { setImmediate } from 'node:timers/promises';
import { loadEngine } from '../inference/engines/load-engine.js';
import { hybridClassifier } from '../inference/hybrid-classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import { resumeCheckpoint, saveCheckpoint } from './checkpoint.js';
import type { ModelManifest } from '../model-manifest.js';
import type { Clip, Dataset } from './dataset.js';
import { createLearner, type Learner } from './learner.js';
import { oneCycleRate } from './learning-rate.js';
import { loadDataset } from './load-dataset.js';
import { makeBatch } from './make-batch.js';
import { createRandom, shuffled } from './random.js';
import { saveTrainedModel } from './save-trained-model.js';
import { settleNormalisation } from './settle-normalisation.js';
import { splitDataset } from './split-dataset.js';
import { streamClips } from './stream-clips.js';
import type { TrainingOptions, TrainingPlaces, TrainingProgress } from './training-options.js';

/** What the steps of one training share. */
type Training = {
  readonly learner: Learner;
  readonly dataset: Dataset;
  readonly options: TrainingOptions;
  readonly places: TrainingPlaces;
  readonly onProgress: (progress: TrainingProgress) => void;
};

const inBatches = (clips: readonly Clip[], size: number): Clip[][] =>
  Array.from({ length: Math.floor(clips.length / size) }, (_, i) =>
    clips.slice(i * size, (i + 1) * size),
  );

/** One pass over the training clips; `epoch` counts from 0. Gives the progress told last. */
const trainEpoch = async (
  { learner, dataset, options, places, onProgress }: Training,
  epoch: number,
): Promise<TrainingProgress | undefined> => {
  const { epochs, batchSize, peakRate, seed } = options;
  const { train } = splitDataset(dataset);
  const labelCount = dataset.labels.length;
  const random = createRandom(seed, 'epoch', epoch);
  const batches = inBatches(shuffled(train, random), Math.min(batchSize, train.length));
  const stepsPerEpoch = batches.length;
  let progress: TrainingProgress | undefined;
  for (const [step, clips] of batches.entries()) {
    // Some engines answer without ever letting signals and timers in.
    await setImmediate();
    places.stop?.throwIfAborted();
    const batch = makeBatch(clips, { ...options, labelCount, random });
    const rate = oneCycleRate((epoch + step / stepsPerEpoch) / epochs, peakRate);
    const loss = await learner.learn(batch, rate);
    progress = { epoch: epoch + 1, epochs, step: step + 1, stepsPerEpoch, loss };
    onProgress(progress);
  }
  return progress;
};

/** Accuracy per validation clip, from streamed scores. */
const checkAccuracy = async ({ learner, dataset, places }: Training): Promise<number> => {
  const { labels } = dataset;
  const { valid } = splitDataset(dataset);
  const info = { name: 'in training', hash: '', labels, featureSet: '', engine: '' };
  const classifier = hybridClassifier(learner.hybrid, info);
  const scores = await streamClips(classifier, valid, { stop: places.stop });
  const hits = valid.filter((clip, i) => judgeClip(scores[i], labels).label === labels[clip.label]);
  return hits.length / valid.length;
};

/** Lends the hybrid as it would be saved: averaged weights, normalisation settled. */
const withSettledWeights = async <T>(
  { learner, dataset, options, places }: Training,
  use: () => Promise<T>,
): Promise<T> => {
  const restoreWeights = learner.average.apply();
  try {
    const { train } = splitDataset(dataset);
    await settleNormalisation(learner, train, dataset.labels.length, options, places.stop);
    return await use();
  } finally {
    restoreWeights();
  }
};

const trainEpochs = async (training: Training): Promise<void> => {
  const { learner, options, onProgress } = training;
  const { outputDirectory, resume } = training.places;
  const { epochs, epochsPerCheck } = options;
  const done = resume ? await resumeCheckpoint(outputDirectory, learner, options) : 0;
  for (let epoch = done; epoch < epochs; epoch++) {
    const last = await trainEpoch(training, epoch);
    if ((epoch + 1) % epochsPerCheck !== 0 && epoch + 1 < epochs) continue;
    await saveCheckpoint(outputDirectory, learner, epoch + 1, options);
    if (!last) continue;
    const validAccuracy = await withSettledWeights(training, () => checkAccuracy(training));
    onProgress({ ...last, validAccuracy });
  }
};

/**
 * Trains the hybrid on the training clips of `dataDirectory` and writes weights and manifest into
 * `outputDirectory`; the test clips are never looked at. Fails with a `ModelError` when the data or
 * the engine is not to be had, and with the reason of `places.stop` when that is aborted.
 */
export const trainModel = async (
  options: TrainingOptions,
  places: TrainingPlaces,
  onProgress: (progress: TrainingProgress) => void,
): Promise<ModelManifest> => {
  await loadEngine(places.engine);
  const dataset = await loadDataset(places.dataDirectory);
  const learner = createLearner(options, dataset.labels.length);
  const training: Training = { learner, dataset, options, places, onProgress };
  try {
    await trainEpochs(training);
    return await withSettledWeights(training, () =>
      saveTrainedModel(learner.hybrid.step, dataset, options, places),
    );
  } finally {
    learner.dispose();
  }
};
