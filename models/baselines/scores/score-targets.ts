import { middleInterval } from '../../evaluation/middle-interval.js';
import { createQuickRandom } from '../../training/random.js';
import type { Figure } from '../experiment.js';
import type { Rows } from '../rows/rows.js';

/** How estimates of a number are scored. */
export const TARGET_METRICS = ['mse', 'mae', 'rmse', 'r2', 'pearson'] as const;

type TargetMetric = (typeof TARGET_METRICS)[number];

const RESAMPLES = 1000;

/** Sums that every metric can be had from: n, e², |e|, y, y², p, p², y·p. */
const SUMS = 8;

/** Sums of each group for each target: [groups × targets × SUMS]. */
const sumGroups = (truths: Rows, estimates: Float32Array): Float64Array[] => {
  const { count, width, inputs, groups } = truths;
  const sums = new Map<string, Float64Array>();
  for (let row = 0; row < count; row++) {
    const group = groups[row];
    const own = sums.get(group) ?? new Float64Array(width * SUMS);
    sums.set(group, own);
    for (let target = 0; target < width; target++) {
      const y = inputs[row * width + target];
      const p = estimates[row * width + target];
      const added = [1, (p - y) ** 2, Math.abs(p - y), y, y * y, p, p * p, y * p];
      added.forEach((value, i) => (own[target * SUMS + i] += value));
    }
  }
  return [...sums.values()];
};

const metricsOf = (sums: Float64Array, first: number): Record<TargetMetric, number> => {
  const [n, squares, absolutes, y, yy, p, pp, yp] = sums.subarray(first, first + SUMS);
  const spreadY = yy - (y * y) / n;
  const spreadP = pp - (p * p) / n;
  // What never changes follows nothing; rounding leaves a trace of a spread.
  const follows = spreadP > 1e-9 * pp && spreadY > 0;
  return {
    mse: squares / n,
    mae: absolutes / n,
    rmse: Math.sqrt(squares / n),
    r2: 1 - squares / spreadY,
    pearson: follows ? (yp - (y * p) / n) / Math.sqrt(spreadY * spreadP) : 0,
  };
};

/** Every metric of every target, then the means over the targets: [metrics × (targets + 1)]. */
const scoreSums = (sums: Float64Array): number[] => {
  const scores = Array.from({ length: sums.length / SUMS }, (_, t) => metricsOf(sums, t * SUMS));
  return TARGET_METRICS.flatMap((metric) => {
    const values = scores.map((score) => score[metric]);
    return [...values, values.reduce((sum, value) => sum + value, 0) / values.length];
  });
};

const addAll = (parts: readonly Float64Array[]): Float64Array => {
  const total = new Float64Array(parts[0].length);
  for (const part of parts) for (let i = 0; i < total.length; i++) total[i] += part[i];
  return total;
};

const resample = (groups: readonly Float64Array[], seed: number): number[][] => {
  const random = createQuickRandom('bootstrap', seed);
  return Array.from({ length: RESAMPLES }, () =>
    scoreSums(addAll(groups.map(() => groups[Math.floor(random() * groups.length)]))),
  );
};

/**
 * MSE, MAE, RMSE, R² (1 − squared errors / squared deviations from these rows' mean) and Pearson's
 * correlation of each target, as `mse.NAME`, and the mean over several targets as `mse.average`.
 * 95 % intervals are percentiles of 1000 bootstrap samples of whole groups (Efron and Tibshirani 1993).
 * `truths` has the true values as its inputs, `estimates` are in the same order [count × width].
 */
export const scoreTargets = (
  truths: Rows,
  estimates: Float32Array,
  names: readonly string[],
  seed: number,
): Figure[] => {
  const groups = sumGroups(truths, estimates);
  const scores = scoreSums(addAll(groups));
  const samples = resample(groups, seed);
  const columns = [...names, 'average'];
  return scores.flatMap((value, i) => {
    const name = columns[i % columns.length];
    if (name === 'average' && names.length === 1) return [];
    const metric = `${TARGET_METRICS[Math.floor(i / columns.length)]}.${name}`;
    const interval95 = middleInterval(samples.map((sample) => sample[i]));
    return [{ metric, value, interval95, count: truths.count }];
  });
};
