import { setImmediate } from 'node:timers/promises';

/** How points are spread out. */
export type SpreadOptions = {
  readonly steps: number;
  readonly onStep?: (step: number) => void;
  readonly stop?: AbortSignal | undefined;
};

/** Neighbours pull twelvefold at first, so that groups find each other (scikit-learn's early exaggeration). */
const EXAGGERATION = 12;
const EXAGGERATED_SHARE = 0.25;
const LEAST_GAIN = 0.01;

/** Student's t between points, not normalised, `[count × count]`; gives the sum. */
const nearness = (points: Float64Array, count: number, to: Float64Array): number => {
  let sum = 0;
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const x = points[2 * one] - points[2 * other];
      const y = points[2 * one + 1] - points[2 * other + 1];
      const near = 1 / (1 + x * x + y * y);
      to[one * count + other] = to[other * count + one] = near;
      sum += 2 * near;
    }
  }
  return sum;
};

const pullOf = (
  points: Float64Array,
  wanted: Float64Array,
  near: Float64Array,
  sum: number,
  exaggeration: number,
): Float64Array => {
  const count = points.length / 2;
  const pull = new Float64Array(points.length);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < count; other++) {
      const cell = one * count + other;
      const force = 4 * (exaggeration * wanted[cell] - near[cell] / sum) * near[cell];
      pull[2 * one] += force * (points[2 * one] - points[2 * other]);
      pull[2 * one + 1] += force * (points[2 * one + 1] - points[2 * other + 1]);
    }
  }
  return pull;
};

type Motion = { readonly speed: Float64Array; readonly gains: Float64Array };

const move = (
  points: Float64Array,
  pull: Float64Array,
  { speed, gains }: Motion,
  { rate, momentum }: { readonly rate: number; readonly momentum: number },
): void => {
  pull.forEach((part, i) => {
    const turns = part * speed[i] < 0;
    gains[i] = Math.max(LEAST_GAIN, turns ? gains[i] + 0.2 : gains[i] * 0.8);
    speed[i] = momentum * speed[i] - rate * gains[i] * part;
    points[i] += speed[i];
  });
};

/**
 * Moves points in a plane, from `start` (`[count × 2]`), until they are as near to each other as `wanted` says: exact
 * t-SNE (van der Maaten and Hinton 2008) with the schedule of scikit-learn. Throws the reason of `stop`.
 */
export const spreadOut = async (
  wanted: Float64Array,
  start: Float64Array,
  { steps, onStep, stop }: SpreadOptions,
): Promise<Float64Array> => {
  const points = start.slice();
  const count = points.length / 2;
  const motion = { speed: new Float64Array(2 * count), gains: new Float64Array(2 * count).fill(1) };
  const near = new Float64Array(count * count);
  const rate = Math.max(count / EXAGGERATION / 4, 50);
  for (let step = 0; step < steps; step++) {
    await setImmediate();
    stop?.throwIfAborted();
    const isEarly = step < EXAGGERATED_SHARE * steps;
    const sum = nearness(points, count, near);
    const pull = pullOf(points, wanted, near, sum, isEarly ? EXAGGERATION : 1);
    move(points, pull, motion, { rate, momentum: isEarly ? 0.5 : 0.8 });
    onStep?.(step + 1);
  }
  return points;
};

/** How badly points in a plane show what is wanted: the divergence of Kullback and Leibler, in nats. */
export const divergence = (wanted: Float64Array, points: Float64Array): number => {
  const count = points.length / 2;
  const near = new Float64Array(count * count);
  const sum = nearness(points, count, near);
  return wanted.reduce(
    (total, share, cell) =>
      share > 0 && near[cell] > 0 ? total + share * Math.log((share * sum) / near[cell]) : total,
    0,
  );
};
