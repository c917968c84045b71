import { describe, expect, it } from 'vitest';
import type { Prediction } from '../../../../src/protocol/index.js';
import { keepLikeliest } from '../../../../src/protocol/wish/keep-likeliest.js';
import { predictionBody } from '../../../helpers/fake-bodies.js';

const prediction: Prediction = {
  ...predictionBody(),
  station: 'fip',
  seq: 1,
  probabilities: { blues: 0.1, jazz: 0.6, rock: 0.3 },
  smoothed: { blues: 0.2, jazz: 0.3, rock: 0.5 },
};

describe('keepLikeliest', () => {
  it('keeps the labels that are likeliest when smoothed, in both, the likeliest first', () => {
    const { smoothed, probabilities, ...others } = keepLikeliest(prediction, 2);
    expect(Object.entries(smoothed)).toEqual([
      ['rock', 0.5],
      ['jazz', 0.3],
    ]);
    expect(probabilities).toEqual({ rock: 0.3, jazz: 0.6 });
    expect(others).toEqual({ ...prediction, smoothed: undefined, probabilities: undefined });
  });

  it('leaves a prediction that has no more labels as it is', () => {
    expect(keepLikeliest(prediction, 3)).toBe(prediction);
    expect(keepLikeliest(prediction, 1000)).toBe(prediction);
  });
});
