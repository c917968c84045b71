import { squaredDistance } from '../clustering/squared-distance.js';

const MOST_STEPS = 100;
const NEAR_ENOUGH = 1e-5;

/** Chances of one point to take each other for its neighbour, and the entropy of that in nats. */
const chancesAt = (
  distances: Float64Array,
  own: number,
  beta: number,
): { readonly chances: Float64Array; readonly entropy: number } => {
  const chances = distances.map((distance, j) => (j === own ? 0 : Math.exp(-distance * beta)));
  const sum = chances.reduce((total, chance) => total + chance, 0) || Number.MIN_VALUE;
  const weighted = chances.reduce((total, chance, j) => total + chance * distances[j], 0);
  return {
    chances: chances.map((chance) => chance / sum),
    entropy: Math.log(sum) + (beta * weighted) / sum,
  };
};

/** Finds the width of the bell around one point that gives it so many neighbours. */
const rowOf = (distances: Float64Array, own: number, perplexity: number): Float64Array => {
  const wanted = Math.log(perplexity);
  let [low, high, beta] = [0, Infinity, 1];
  let found = chancesAt(distances, own, beta);
  for (let step = 0; step < MOST_STEPS; step++) {
    const excess = found.entropy - wanted;
    if (Math.abs(excess) < NEAR_ENOUGH) break;
    if (excess > 0) low = beta;
    else high = beta;
    beta = high === Infinity ? beta * 2 : (low + high) / 2;
    found = chancesAt(distances, own, beta);
  }
  return found.chances;
};

/**
 * How much each pair of points are neighbours (van der Maaten and Hinton 2008): symmetric, sums to 1,
 * row by row [points × points]. `perplexity` is about how many neighbours each has.
 */
export const neighbourChances = (
  points: readonly (readonly number[])[],
  perplexity: number,
): Float64Array => {
  const count = points.length;
  const rows = points.map((one, i) =>
    rowOf(
      Float64Array.from(points, (other) => squaredDistance(one, other)),
      i,
      perplexity,
    ),
  );
  const joint = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) joint[i * count + j] = (rows[i][j] + rows[j][i]) / (2 * count);
  }
  return joint;
};
