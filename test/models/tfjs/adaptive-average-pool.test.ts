import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadEngine } from '../../../models/inference/engines/load-engine.js';
import { adaptiveAveragePool, adaptiveShares } from '../../../models/tfjs/adaptive-average-pool.js';

// python3 -c "import torch; x = torch.arange(1., 16.).reshape(1, 1, 3, 5);
//   print([torch.nn.functional.adaptive_avg_pool2d(x, n).flatten().tolist() for n in (2, 4)])"
const BY_PYTORCH = {
  2: [4.5, 6.5, 9.5, 11.5],
  4: [1.5, 2.5, 3.5, 4.5, 4, 5, 6, 7, 9, 10, 11, 12, 11.5, 12.5, 13.5, 14.5],
};

describe('adaptive averaging', () => {
  beforeAll(() => loadEngine('wasm'));

  it.each([2, 4] as const)('makes 3 × 5 to %i × itself as PyTorch does', (size) => {
    const pooled = tf.tidy(() => {
      const image = tf.range(1, 16).reshape([1, 3, 5, 1]);
      return (adaptiveAveragePool(size).apply(image) as tf.Tensor).dataSync();
    });
    expect([...pooled]).toEqual(BY_PYTORCH[size].map((value) => expect.closeTo(value, 5)));
  });

  it('gives each cell out in whole', () => {
    for (const shares of adaptiveShares(7, 8)) {
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    }
  });
});
