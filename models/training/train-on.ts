import { setImmediate } from 'node:timers/promises';
import type { Hybrid } from '../architecture/build-hybrid.js';
import { type BestWeights, type Check, keepBestWeights } from './best-weights.js';
import { checkValidation } from './check-validation.js';
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
  /** Of the data, so that a training is not resumed on others. */
  readonly digest?: string;
};

/** Where a training keeps its checkpoints, and what stops it. */
export type CheckpointPlaces = Pick<TrainingPlaces, 'outputDirectory' | 'resume' | 'stop'>;

/** What the steps of one training share. */
type Training = {
  readonly learner: Learner;
  readonly best: BestWeights;
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
  learner.beginEpoch(epoch);
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

/** Looks at the validation clips after so many epochs; with patience the best weights are kept. */
const check = (training: Training, epoch: number): Promise<Check> =>
  withSettledWeights(training, async () => {
    const { learner, parts, options, places, best } = training;
    const { valid, labels } = parts;
    const found = await checkValidation(learner.hybrid, valid, labels, places.stop);
    const checked = { epoch, ...found };
    if (options.patience !== undefined) best.offer(checked);
    return checked;
  });

const isOutOfPatience = ({ best, options: { patience } }: Training, epoch: number): boolean =>
  patience !== undefined && epoch - (best.check()?.epoch ?? epoch) >= patience;

const isCheckDue = ({ parts, options }: Training, epoch: number): boolean =>
  parts.valid.length > 0 && (epoch % options.epochsPerCheck === 0 || epoch === options.epochs);

/** Trains to the end or until patience is at an end; gives what the last look found, if there was one. */
const trainEpochs = async (training: Training): Promise<Check | undefined> => {
  const { options, parts, best, onProgress } = training;
  const lastEpoch = options.lastEpoch ?? options.epochs;
  const { outputDirectory, resume } = training.places;
  const identity = { options, data: parts.digest };
  let state = resume
    ? await resumeCheckpoint(outputDirectory, training, identity)
    : { epoch: 0, checked: true };
  let last = state.checked ? undefined : await check(training, state.epoch);
  while (state.epoch < lastEpoch && !isOutOfPatience(training, state.epoch)) {
    const told = await trainEpoch(training, state.epoch);
    const epoch = state.epoch + 1;
    state = { epoch, checked: !isCheckDue(training, epoch) };
    await saveCheckpoint(outputDirectory, training, state, identity);
    if (state.checked) continue;
    last = await check(training, epoch);
    state = { epoch, checked: true };
    await saveCheckpoint(outputDirectory, training, state, identity);
    const { accuracy: validAccuracy, logLoss: validLogLoss } = last;
    if (told) {
      onProgress({ ...told, validAccuracy, validLogLoss, bestEpoch: best.check()?.epoch });
    }
  }
  return last;
};

/**
 * Trains a hybrid on `parts.train` and lends it to `use` as it would be saved; it is freed when `use`
 * is done. With patience it has the weights of the best look at the validation clips, else the last.
 * The engine must be loaded before. Fails with the reason of `places.stop` when that is aborted.
 */
export const trainOn = async <T>(
  parts: TrainingParts,
  options: TrainingOptions,
  places: CheckpointPlaces,
  onProgress: (progress: TrainingProgress) => void,
  use: (hybrid: Hybrid, check: Check | undefined) => Promise<T>,
): Promise<T> => {
  const learner = createLearner(options, parts.labels.length);
  const best = keepBestWeights(learner.variables);
  const training: Training = { learner, best, parts, options, places, onProgress };
  try {
    const last = await trainEpochs(training);
    if (!best.check()) return await withSettledWeights(training, () => use(learner.hybrid, last));
    best.apply();
    return await use(learner.hybrid, best.check());
  } finally {
    best.dispose();
    learner.dispose();
  }
};
