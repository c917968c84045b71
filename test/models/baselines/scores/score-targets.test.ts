import { describe, expect, it } from 'vitest';
import { scoreTargets } from '../../../../models/baselines/scores/score-targets.js';
import { createRandom } from '../../../../models/training/random.js';

const rowsOf = (values: readonly number[][], groups: readonly string[]) => ({
  count: values.length,
  width: values[0].length,
  inputs: Float32Array.from(values.flat()),
  labels: new Int32Array(values.length),
  names: [],
  groups,
});

const TRUE = [
  [0.1, 0.9],
  [0.4, 0.2],
  [0.8, 0.5],
  [0.3, 0.7],
  [0.6, 0.1],
];
const SAID = [0.2, 0.7, 0.35, 0.3, 0.6, 0.55, 0.3, 0.5, 0.7, 0.2];

// mean_squared_error, mean_absolute_error and r2_score of scikit-learn, corrcoef of NumPy, on the same values.
const BY_SCIKIT_LEARN = {
  'mse.a': 0.0125,
  'mse.b': 0.0205,
  'mae.a': 0.09,
  'mae.b': 0.13,
  'rmse.a': 0.1118034,
  'rmse.b': 0.1431782,
  'r2.a': 0.785959,
  'r2.b': 0.771205,
  'pearson.a': 0.894806,
  'pearson.b': 0.952448,
};

const score = (groups: readonly string[]) =>
  scoreTargets(rowsOf(TRUE, groups), Float32Array.from(SAID), ['a', 'b'], 1);

describe('scores of estimated numbers', () => {
  const figures = score(['1', '2', '3', '4', '5']);
  const find = (metric: string) => figures.find((figure) => figure.metric === metric);

  it("are scikit-learn's", () => {
    for (const [metric, value] of Object.entries(BY_SCIKIT_LEARN)) {
      expect(find(metric)?.value, metric).toBeCloseTo(value, 5);
    }
  });

  it('average several targets, and say nothing of an average of one', () => {
    expect(find('mse.average')?.value).toBeCloseTo((0.0125 + 0.0205) / 2, 6);
    const one = rowsOf([[0], [1]], ['1', '2']);
    const names = scoreTargets(one, new Float32Array(2), ['a'], 1).map(({ metric }) => metric);
    expect(names).toEqual(['mse.a', 'mae.a', 'rmse.a', 'r2.a', 'pearson.a']);
  });

  it('have intervals around them that one seed repeats', () => {
    for (const { value, interval95 } of figures) {
      expect(interval95?.[0]).toBeLessThanOrEqual(value);
      expect(interval95?.[1]).toBeGreaterThanOrEqual(value);
    }
    expect(score(['1', '2', '3', '4', '5'])).toEqual(figures);
  });

  it('follow nothing when the mean is always said', () => {
    const mean = TRUE.flatMap(() => [0.44, 0.48]);
    const truths = rowsOf(TRUE, ['1', '2', '3', '4', '5']);
    const said = scoreTargets(truths, Float32Array.from(mean), ['a', 'b'], 1);
    const values = Object.fromEntries(said.map(({ metric, value }) => [metric, value]));
    expect(values['r2.a']).toBeCloseTo(0, 5);
    expect(values['pearson.a']).toBe(0);
  });

  it('are less certain when rows of a group are alike', () => {
    const random = createRandom('alike', 1);
    const errors = Array.from({ length: 20 }, () => random() - 0.5);
    const truths = errors.flatMap((error) => Array.from({ length: 20 }, () => [0.5 + error]));
    const said = new Float32Array(400).fill(0.5);
    const width = (groups: readonly string[]): number => {
      const [low, high] = scoreTargets(rowsOf(truths, groups), said, ['a'], 1)[0].interval95 ?? [];
      return (high ?? NaN) - (low ?? NaN);
    };
    const together = width(truths.map((_, row) => String(Math.floor(row / 20))));
    expect(together).toBeGreaterThan(3 * width(truths.map((_, row) => String(row))));
  });
});
