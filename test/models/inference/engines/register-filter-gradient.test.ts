import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { loadEngine } from '../../../../models/inference/engines/load-engine.js';

const filterGradientOn = async (backend: string, pad: 'same' | 'valid', size: number) => {
  await tf.setBackend(backend);
  const values = tf.tidy(() => {
    const image = tf.randomNormal<tf.Rank.R4>([2, 7, 6, 3], 0, 1, 'float32', 1);
    const filter = tf.randomNormal<tf.Rank.R4>([size, size, 3, 4], 0, 1, 'float32', 2);
    const loss = (kernel: tf.Tensor) =>
      tf
        .conv2d(image, kernel as tf.Tensor4D, 1, pad)
        .square()
        .sum();
    return tf.grad(loss)(filter).arraySync() as number[][][][];
  });
  return values.flat(3);
};

describe('registerFilterGradient', () => {
  it.each([
    ['same', 3],
    ['same', 2],
    ['valid', 3],
    ['valid', 1],
  ] as const)(
    'agrees with the plain JavaScript backend: %s padding, filters %d wide',
    async (pad, size) => {
      await loadEngine('wasm');
      const here = await filterGradientOn('wasm', pad, size);
      const reference = await filterGradientOn('cpu', pad, size);
      expect(here).toHaveLength(reference.length);
      here.forEach((value, index) => expect(value).toBeCloseTo(reference[index], 2));
    },
  );

  it('leaves no tensor behind', async () => {
    await loadEngine('wasm');
    await filterGradientOn('wasm', 'same', 3);
    const before = tf.memory().numTensors;
    await filterGradientOn('wasm', 'same', 3);
    expect(tf.memory().numTensors).toBe(before);
  });
});
