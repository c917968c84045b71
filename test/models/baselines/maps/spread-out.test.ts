import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { affinities } from '../../../../models/baselines/maps/affinities.js';
import { divergence, spreadOut } from '../../../../models/baselines/maps/spread-out.js';

const ANSWERS = JSON.parse(
  readFileSync(new URL('../../../fixtures/scikit-learn/neighbours.json', import.meta.url), 'utf8'),
) as {
  readonly rows: readonly (readonly number[])[];
  readonly start: readonly (readonly number[])[];
  readonly affinities: readonly (readonly number[])[];
  readonly divergence: number;
};

describe('t-SNE beside scikit-learn', () => {
  const wanted = affinities(ANSWERS.rows, 10);
  const start = Float64Array.from(ANSWERS.start.flat());

  it('finds rows as near to each other', () => {
    expect(wanted.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    ANSWERS.affinities.flat().forEach((share, cell) => expect(wanted[cell]).toBeCloseTo(share, 5));
  });

  it('shows them in a plane as well, with groups apart', async () => {
    const points = await spreadOut(wanted, start, { steps: 500 });
    expect(divergence(wanted, points)).toBeLessThan(1.1 * ANSWERS.divergence);
    expect(divergence(wanted, start)).toBeGreaterThan(2 * ANSWERS.divergence);
    const nearest = ANSWERS.rows.map((_, one) => {
      const distances = ANSWERS.rows.map((__, other) =>
        one === other
          ? Infinity
          : Math.hypot(
              points[2 * one] - points[2 * other],
              points[2 * one + 1] - points[2 * other + 1],
            ),
      );
      return Math.floor(distances.indexOf(Math.min(...distances)) / 20) === Math.floor(one / 20);
    });
    expect(nearest.filter(Boolean).length).toBeGreaterThanOrEqual(57);
  });

  it('stops when it is told to', async () => {
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(spreadOut(wanted, start, { steps: 10, stop })).rejects.toThrow('enough');
  });
});
