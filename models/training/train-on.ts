import { setImmediate } from 'node:timers/promises';
import type { Hybrid } from '../architecture/build-hybrid.js';
import { streamClips } from '../evaluation/stream-clips.js';
import { hybridClassifier } from '../inference/hybrid-classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import { resumeCheckpoint, saveCheckpoint } from './checkpoint.js';
import type { Clip } from './dataset.js';
import { createLearner, type Learner } from './learner.js';
import { oneCycleRate } from './learning-rate.js';
import { makeBatch } from './make-batch.js';
import { createRandom, shuffled } from './random.js';
import { settleNormalisation } from './settle-normalisation.js';
import type { TrainingOptions, TrainingPlaces, TrainingProgress } from './training-options.js';

/** What a training learns from, and what it is checked on now and then. */
export type TrainingParts = {
  readonly labels: readonly string[];
  readonly train: readonly Clip[];
  /** May be empty: then nothing is checked and the last epoch's weights are taken. */
  readonly valid: readonly Clip[];
};

/** Where a training keeps its checkpoints, and what stops it. */
export type CheckpointPlaces = Pick<TrainingPlaces, 'outputDirectory' | 'resume' | 'stop'>;

/** What the steps of one training share. */
type Training = {
  readonly learner: Learner;
  readonly parts: TrainingParts;
  readonly options: TrainingOptions;
  readonly places: CheckpointPlaces;
  readonly onProgress: (progress: TrainingProgress) => void;
};

const inBatches = (clips: readonly Clip[], size: number): Clip[][] =>
  Array.from({ length: Math.floor(clips.length / size) }, (_, i) =>
    clips.slice(i * size, (i + 1) * size),
  );

/** One pass over the training clips; `epoch` counts from 0. Gives the progress told last. */
const trainEpoch = async (
  { learner, parts, options, places, onProgress }: Training,
  epoch: number,
): Promise<TrainingProgress | undefined> => {
  const { epochs, batchSize, peakRate, seed } = options;
  const { train, labels } = parts;
  const labelCount = labels.length;
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
const checkAccuracy = async ({ learner, parts, places }: Training): Promise<number> => {
  const { labels, valid } = parts;
  const info = { name: 'in training', hash: '', labels, featureSet: '', engine: '' };
  const classifier = hybridClassifier(learner.hybrid, info);
  const scores = await streamClips(classifier, valid, { stop: places.stop });
  const hits = valid.filter((clip, i) => judgeClip(scores[i], labels).label === labels[clip.label]);
  return hits.length / valid.length;
};

/** Lends the hybrid as it would be saved: averaged weights, normalisation settled. */
const withSettledWeights = async <T>(
  { learner, parts, options, places }: Training,
  use: () => Promise<T>,
): Promise<T> => {
  const restoreWeights = learner.average.apply();
  try {
    const { train, labels } = parts;
    await settleNormalisation(learner, train, labels.length, options, places.stop);
    return await use();
  } finally {
    restoreWeights();
  }
};

const trainEpochs = async (training: Training): Promise<void> => {
  const { learner, options, onProgress, parts } = training;
  const { outputDirectory, resume } = training.places;
  const { epochs, epochsPerCheck } = options;
  const done = resume ? await resumeCheckpoint(outputDirectory, learner, options) : 0;
  for (let epoch = done; epoch < epochs; epoch++) {
    const last = await trainEpoch(training, epoch);
    if ((epoch + 1) % epochsPerCheck !== 0 && epoch + 1 < epochs) continue;
    await saveCheckpoint(outputDirectory, learner, epoch + 1, options);
    if (!last || parts.valid.length === 0) continue;
    const validAccuracy = await withSettledWeights(training, () => checkAccuracy(training));
    onProgress({ ...last, validAccuracy });
  }
};

/**
 * Trains a hybrid on `parts.train` and lends it to `use` as it would be saved; it is freed when `use`
 * is done. The engine must be loaded before. Fails with the reason of `places.stop` when that is aborted.
 */
export const trainOn = async <T>(
  parts: TrainingParts,
  options: TrainingOptions,
  places: CheckpointPlaces,
  onProgress: (progress: TrainingProgress) => void,
  use: (hybrid: Hybrid) => Promise<T>,
): Promise<T> => {
  const learner = createLearner(options, parts.labels.length);
  const training: Training = { learner, parts, options, places, onProgress };
  try {
    await trainEpochs(training);
    return await withSettledWeights(training, () => use(learner.hybrid));
  } finally {
    learner.dispose();
  }
};
