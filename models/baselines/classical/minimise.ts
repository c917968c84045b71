/** A function to minimise: its value at a point, whose gradient it writes. */
export type Slope = (point: Float64Array, gradient: Float64Array) => number;

/** When to be content. */
export type MinimiseOptions = {
  /** The greatest part of the gradient that is small enough. @default 1e-4 */
  readonly tolerance?: number;
  /** @default 1000 */
  readonly mostSteps?: number;
};

const MEMORY = 10;
const LEAST_STEP = 1e-12;
/** Share of the promised descent that a step has to bring (Armijo). */
const SUFFICIENT = 1e-4;

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, i) => sum + value * other[i], 0);

const addScaled = (to: Float64Array, scale: number, what: Float64Array): void => {
  for (let i = 0; i < to.length; i++) to[i] += scale * what[i];
};

type Step = { readonly moved: Float64Array; readonly turned: Float64Array; readonly curve: number };

/** The two-loop recursion (Nocedal 1980): the gradient through what is known of the curvature. */
const directionOf = (gradient: Float64Array, steps: readonly Step[]): Float64Array => {
  const direction = gradient.map((value) => -value);
  const shares: number[] = [];
  for (const { moved, turned, curve } of [...steps].reverse()) {
    const share = dot(moved, direction) / curve;
    shares.push(share);
    addScaled(direction, -share, turned);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = last.curve / dot(last.turned, last.turned);
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (const { moved, turned, curve } of steps) {
    addScaled(direction, shares.pop()! - dot(turned, direction) / curve, moved);
  }
  return direction;
};

type Place = {
  readonly point: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
};

/** A step along the direction, halved until it descends enough; undefined where none does. */
const search = (slope: Slope, from: Place, steps: readonly Step[]): Place | undefined => {
  const direction = directionOf(from.gradient, steps);
  const descent = dot(from.gradient, direction);
  const first = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-descent)) : 1;
  for (let size = first; size >= LEAST_STEP; size /= 2) {
    const point = from.point.slice();
    addScaled(point, size, direction);
    const gradient = new Float64Array(point.length);
    const value = slope(point, gradient);
    if (value <= from.value + SUFFICIENT * size * descent) return { point, gradient, value };
  }
  return undefined;
};

const stepBetween = (from: Place, to: Place): Step => {
  const moved = to.point.map((part, i) => part - from.point[i]);
  const turned = to.gradient.map((part, i) => part - from.gradient[i]);
  return { moved, turned, curve: dot(moved, turned) };
};

/** Minimises a smooth convex function by L-BFGS (Liu and Nocedal 1989) with halved steps, from `start`; gives the point. */
export const minimise = (
  slope: Slope,
  start: Float64Array,
  { tolerance = 1e-4, mostSteps = 1000 }: MinimiseOptions = {},
): Float64Array => {
  const gradient = new Float64Array(start.length);
  let place: Place = { point: start.slice(), gradient, value: slope(start, gradient) };
  let steps: readonly Step[] = [];
  for (let count = 0; count < mostSteps; count++) {
    if (place.gradient.every((part) => Math.abs(part) <= tolerance)) break;
    const next = search(slope, place, steps);
    if (!next) break;
    const step = stepBetween(place, next);
    if (step.curve > 0) steps = [...steps, step].slice(-MEMORY);
    place = next;
  }
  return place.point;
};
