import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { cropsToMfcc } from '../../../models/training/crops-to-mfcc.js';
import { columnsFor, cutWindows } from '../../../models/training/cut-windows.js';
import { createRandom } from '../../../models/training/random.js';

const BANDS = 128;
const STEPS = 3;
const COLUMNS = columnsFor(STEPS);

const cropOf = (seed: number): Float32Array => {
  const random = createRandom(seed);
  // Some cells lie under the floor of 70 dB, as they do after a band limit.
  return Float32Array.from({ length: COLUMNS * BANDS }, () => -120 * random() + 10 * random());
};

describe('cropsToMfcc', () => {
  beforeAll(() => loadEngine('wasm'));

  it('gives for a batch what the live front end gives for each window', async () => {
    const crops = [cropOf(1), cropOf(2)];
    const stacked = tf.tensor3d([...crops[0]!, ...crops[1]!], [2, COLUMNS, BANDS]);
    const mfcc = cropsToMfcc(stacked, STEPS);
    const expected = crops.flatMap((crop) => cutWindows(crop).map((window) => [...window])).flat();
    expect(mfcc.shape).toEqual([2 * STEPS, 39, 64]);
    const values = await mfcc.data();
    const worst = expected.reduce(
      (most, value, cell) => Math.max(most, Math.abs(value - values[cell]!)),
      0,
    );
    expect(worst).toBeLessThan(1e-4);
    tf.dispose([stacked, mfcc]);
  });

  it('leaves nothing behind but its answer', () => {
    const stacked = tf.zeros<tf.Rank.R3>([1, COLUMNS, BANDS]);
    const before = tf.memory().numTensors;
    const mfcc = cropsToMfcc(stacked, STEPS);
    expect(tf.memory().numTensors).toBe(before + 1);
    tf.dispose([stacked, mfcc]);
  });
});
