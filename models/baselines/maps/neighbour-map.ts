import { neighbourChances } from './neighbour-chances.js';
import { type Plane, principalPlane } from './principal-plane.js';

/** A map that keeps neighbours together. */
export type NeighbourMap = {
  readonly plane: Plane;
  /** How far its neighbours are from those of the points (Kullback and Leibler), in nats. */
  readonly divergence: number;
};

const ROUNDS = 1000;
const EXAGGERATED_ROUNDS = 250;
const EXAGGERATION = 12;
const LEAST_GAIN = 0.01;

/** The numbers of one map while it is made. */
type Work = {
  readonly count: number;
  readonly joint: Float64Array;
  /** x and y by turns, as in all that follow. */
  readonly places: Float64Array;
  readonly gradient: Float64Array;
  readonly speed: Float64Array;
  readonly gains: Float64Array;
  /** Of Student's t, not yet divided by their sum. */
  readonly closeness: Float64Array;
};

/** Fills `closeness` and gives its sum. */
const measureCloseness = ({ count, places, closeness }: Work): number => {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const dx = places[2 * i] - places[2 * j];
      const dy = places[2 * i + 1] - places[2 * j + 1];
      const near = 1 / (1 + dx * dx + dy * dy);
      closeness[i * count + j] = closeness[j * count + i] = near;
      sum += 2 * near;
    }
  }
  return sum;
};

const measureGradient = (work: Work, exaggeration: number): void => {
  const { count, joint, places, gradient, closeness } = work;
  const sum = measureCloseness(work);
  gradient.fill(0);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const near = closeness[i * count + j];
      const pull = 4 * (exaggeration * joint[i * count + j] - near / sum) * near;
      gradient[2 * i] += pull * (places[2 * i] - places[2 * j]);
      gradient[2 * i + 1] += pull * (places[2 * i + 1] - places[2 * j + 1]);
    }
  }
};

const move = ({ places, gradient, speed, gains }: Work, momentum: number, rate: number): void => {
  for (let i = 0; i < places.length; i++) {
    const turned = gradient[i] * speed[i] < 0;
    gains[i] = Math.max(LEAST_GAIN, turned ? gains[i] + 0.2 : gains[i] * 0.8);
    speed[i] = momentum * speed[i] - rate * gains[i] * gradient[i];
    places[i] += speed[i];
  }
};

const divergenceOf = (work: Work): number => {
  const sum = measureCloseness(work);
  return work.joint.reduce(
    (total, share, i) =>
      share > 0 ? total + share * Math.log((share * sum) / work.closeness[i]) : total,
    0,
  );
};

/** The principal plane, made tiny. */
const begin = (points: readonly (readonly number[])[]): Float64Array => {
  const plane = principalPlane(points);
  const meanSquare = plane.reduce((sum, [x]) => sum + x * x, 0) / plane.length;
  const scale = 1e-4 / (Math.sqrt(meanSquare) || 1);
  return Float64Array.from(plane.flatMap(([x, y]) => [x * scale, y * scale]));
};

/**
 * t-SNE (van der Maaten and Hinton 2008), exact, with scikit-learn's constants, begun at the principal plane:
 * the same each time. Takes about a millisecond a round for 300 points, four times that for 600.
 */
export const neighbourMap = (
  points: readonly (readonly number[])[],
  perplexity = 30,
): NeighbourMap => {
  const count = points.length;
  const numbers = () => new Float64Array(2 * count);
  const work: Work = {
    count,
    joint: neighbourChances(points, perplexity),
    places: begin(points),
    gradient: numbers(),
    speed: numbers(),
    gains: numbers().fill(1),
    closeness: new Float64Array(count * count),
  };
  const rate = Math.max(50, count / EXAGGERATION / 4);
  for (let round = 0; round < ROUNDS; round++) {
    const early = round < EXAGGERATED_ROUNDS;
    if (round === EXAGGERATED_ROUNDS) {
      work.speed.fill(0);
      work.gains.fill(1);
    }
    measureGradient(work, early ? EXAGGERATION : 1);
    move(work, early ? 0.5 : 0.8, rate);
  }
  const divergence = divergenceOf(work);
  const plane = points.map((_, i) => [work.places[2 * i], work.places[2 * i + 1]] as const);
  return { plane, divergence };
};
