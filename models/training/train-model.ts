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

type OnProgress = (progress: TrainingProgress) => void;

const inBatches = (clips: readonly Clip[], size: number): Clip[][] =>
  Array.from({ length: Math.floor(clips.length / size) }, (_, i) =>
    clips.slice(i * size, (i + 1) * size),
  );

const trainEpoch = async (
  learner: Learner,
  clips: readonly Clip[],
  epoch: number,
  options: TrainingOptions,
  labelCount: number,
  onProgress: OnProgress,
): Promise<void> => {
  const random = createRandom(options.seed, 'epoch', epoch);
  const batches = inBatches(shuffled(clips, random), Math.min(options.batchSize, clips.length));
  for (const [step, batchClips] of batches.entries()) {
    // Some engines answer without ever letting signals and timers in.
    await setImmediate();
    const batch = makeBatch(batchClips, { ...options, labelCount, random });
    const progress = (epoch + step / batches.length) / options.epochs;
    const loss = await learner.learn(batch, oneCycleRate(progress, options.peakRate));
    const { epochs } = options;
    onProgress({ epoch: epoch + 1, epochs, step: step + 1, stepsPerEpoch: batches.length, loss });
  }
};

/** Accuracy per clip, from streamed scores. */
const checkAccuracy = async (
  learner: Learner,
  clips: readonly Clip[],
  labels: readonly string[],
  stop?: AbortSignal,
): Promise<number> => {
  const info = { name: 'in training', hash: '', labels, featureSet: '', engine: '' };
  const classifier = hybridClassifier(learner.hybrid, info);
  const scores = await streamClips(classifier, clips, { stop });
  const hits = clips.filter((clip, i) => judgeClip(scores[i], labels).label === labels[clip.label]);
  return hits.length / clips.length;
};

/** Lends the hybrid as it would be saved: averaged weights, normalisation settled. */
const withSettledWeights = async <T>(
  learner: Learner,
  dataset: Dataset,
  options: TrainingOptions,
  stop: AbortSignal | undefined,
  use: () => Promise<T>,
): Promise<T> => {
  const restoreWeights = learner.average.apply();
  try {
    const { train } = splitDataset(dataset);
    await settleNormalisation(learner, train, dataset.labels.length, options, stop);
    return await use();
  } finally {
    restoreWeights();
  }
};

const trainEpochs = async (
  learner: Learner,
  dataset: Dataset,
  options: TrainingOptions,
  places: TrainingPlaces,
  onProgress: OnProgress,
): Promise<void> => {
  const { train, valid } = splitDataset(dataset);
  const { labels } = dataset;
  const done = places.resume ? await resumeCheckpoint(places.outputDirectory, learner, options) : 0;
  let last: TrainingProgress | undefined;
  for (let epoch = done; epoch < options.epochs; epoch++) {
    await trainEpoch(learner, train, epoch, options, labels.length, (progress) => {
      places.stop?.throwIfAborted();
      last = progress;
      onProgress(progress);
    });
    if ((epoch + 1) % options.epochsPerCheck !== 0 && epoch + 1 < options.epochs) continue;
    await saveCheckpoint(places.outputDirectory, learner, epoch + 1, options);
    if (!last) continue;
    const validAccuracy = await withSettledWeights(learner, dataset, options, places.stop, () =>
      checkAccuracy(learner, valid, labels, places.stop),
    );
    onProgress({ ...last, validAccuracy });
  }
};

/**
 * Trains the hybrid on the training clips of `dataDirectory` and writes model, manifest and model card
 * into `outputDirectory`; the test clips are never looked at. Fails with a `ModelError` when the data
 * or the engine is not to be had.
 */
export const trainModel = async (
  options: TrainingOptions,
  places: TrainingPlaces,
  onProgress: OnProgress,
): Promise<ModelManifest> => {
  await loadEngine(places.engine);
  const dataset = await loadDataset(places.dataDirectory);
  const learner = createLearner(options, dataset.labels.length);
  try {
    await trainEpochs(learner, dataset, options, places, onProgress);
    return await withSettledWeights(learner, dataset, options, places.stop, () =>
      saveTrainedModel(learner.hybrid.step, dataset, options, places),
    );
  } finally {
    learner.dispose();
  }
};
