import { describe, expect, it } from 'vitest';
import { pool } from '../../../../models/baselines/classical/pool.js';
import { poolWeights } from '../../../../models/baselines/classical/pool-weights.js';

const knows = Float32Array.of(0.9, 0.1, 0.1, 0.9, 0.9, 0.1);
const guesses = Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
const lies = Float32Array.of(0.1, 0.9, 0.9, 0.1, 0.1, 0.9);

describe('the weights of a vote', () => {
  it('go to the member that knows, and sum to 1', () => {
    const weights = poolWeights([guesses, knows, lies], [0, 1, 0], 2);
    expect(weights[1]).toBeGreaterThan(0.95);
    expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(1, 9);
  });

  it('leave rows out that nobody was asked about', () => {
    const unasked = new Float32Array(2);
    const twice = [knows, lies].map((shares) => Float32Array.of(...shares, ...unasked));
    const weights = poolWeights(twice, [0, 1, 0, 1], 2);
    expect(weights).toEqual(poolWeights([knows, lies], [0, 1, 0], 2));
  });

  it('share out between members that are right in turn', () => {
    const first = Float32Array.of(1, 0, 0, 1);
    const second = Float32Array.of(0, 1, 1, 0);
    const weights = poolWeights([first, second], [0, 0], 2);
    expect(weights[0]).toBeCloseTo(0.5, 3);
    expect([...pool([first, second], [0.25, 0.75])]).toEqual([0.25, 0.75, 0.75, 0.25]);
  });
});
