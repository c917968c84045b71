import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import { noAugmentation } from './augment-clip.js';
import type { Clip } from './dataset.js';
import type { Learner } from './learner.js';
import { makeBatch } from './make-batch.js';
import { createRandom, shuffled } from './random.js';
import type { TrainingOptions } from './training-options.js';

const BATCH_SIZE = 32;
const STEPS = 2;

/**
 * Batch normalisation keeps means and variances of what it saw: equalised, masked and mixed sound.
 * Unchanged training crops are shown to it once more, so that they fit the sound that it will hear.
 * No weight is learnt. Fails with the reason of `stop` when that is aborted.
 */
export const settleNormalisation = async (
  { hybrid }: Learner,
  clips: readonly Clip[],
  labelCount: number,
  { seed, settlingBatches }: TrainingOptions,
  stop?: AbortSignal,
): Promise<void> => {
  const random = createRandom(seed, 'settle');
  const plain = {
    steps: STEPS,
    labelCount,
    augmentation: noAugmentation,
    spliceChance: 0,
    mixUp: 0,
    labelSmoothing: 0,
    random,
  };
  for (let batch = 0; batch < settlingBatches; batch++) {
    await setImmediate();
    stop?.throwIfAborted();
    const crops = shuffled(clips, random).slice(0, BATCH_SIZE);
    const { mfcc, targets } = makeBatch(crops, plain);
    tf.tidy(() => void hybrid.cnn.apply(mfcc, { training: true }));
    tf.dispose([mfcc, targets]);
  }
};
