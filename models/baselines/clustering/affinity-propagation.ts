import { createRandom, normal } from '../../training/random.js';
import type { Clusterer, Clustering } from './clustering.js';
import { squaredDistance } from './squared-distance.js';

const DAMPING = 0.5;
const MOST_ROUNDS = 200;
/** The exemplars have to stay the same for so many rounds. */
const STEADY_ROUNDS = 15;

/** What points tell each other, [points × points]. */
type Messages = {
  readonly likeness: Float64Array[];
  readonly responsibility: Float64Array[];
  readonly availability: Float64Array[];
};

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half - 1)] + sorted[Math.floor(half)]) / 2;
};

/** Minus the squared distances, the median where a point meets itself, and a breath of noise against ties. */
const likenessOf = (points: readonly (readonly number[])[], seed: number): Float64Array[] => {
  const random = createRandom('affinity', seed);
  const rows = points.map((one) => points.map((other) => -squaredDistance(one, other)));
  const preference = median(rows.flat());
  return rows.map((row, i) =>
    Float64Array.from(row, (value, j) => {
      const like = i === j ? preference : value;
      return like + (Number.EPSILON * like + Number.MIN_VALUE * 100) * normal(random);
    }),
  );
};

const damp = (row: Float64Array, i: number, value: number): void => {
  row[i] = DAMPING * row[i] + (1 - DAMPING) * value;
};

/** How well each point would stand for this one, compared with its best other choice. */
const updateResponsibility = ({ likeness, responsibility, availability }: Messages): void =>
  responsibility.forEach((row, i) => {
    const sums = likeness[i].map((value, k) => value + availability[i][k]);
    let [best, first, second] = [-1, -Infinity, -Infinity];
    sums.forEach((sum, k) => {
      if (sum > first) [best, first, second] = [k, sum, first];
      else if (sum > second) second = sum;
    });
    row.forEach((_, k) => damp(row, k, likeness[i][k] - (k === best ? second : first)));
  });

/** How much the others want a point to stand for them. */
const updateAvailability = ({ responsibility, availability }: Messages): void => {
  for (let k = 0; k < availability.length; k++) {
    let wanted = 0;
    responsibility.forEach((row, i) => {
      if (i !== k) wanted += Math.max(0, row[k]);
    });
    const own = responsibility[k][k];
    availability.forEach((row, i) => {
      const others = own + wanted - Math.max(0, responsibility[i][k]);
      damp(row, k, i === k ? wanted : Math.min(0, others));
    });
  }
};

const exemplarsOf = ({ responsibility, availability }: Messages): number[] =>
  [...responsibility.keys()].filter((k) => responsibility[k][k] + availability[k][k] > 0);

const nearest = (row: Float64Array, exemplars: readonly number[]): number =>
  exemplars.reduce((best, k, c) => (row[k] > row[exemplars[best]] ? c : best), 0);

/** Takes the point of each cluster that is most like the rest of it as its exemplar. */
const assign = (likeness: readonly Float64Array[], exemplars: readonly number[]): Clustering => {
  const choose = (from: readonly number[]) =>
    likeness.map((row, i) => (from.includes(i) ? from.indexOf(i) : nearest(row, from)));
  const first = choose(exemplars);
  const refined = exemplars.map((_, cluster) => {
    const members = [...first.keys()].filter((i) => first[i] === cluster);
    const fit = (k: number) => members.reduce((sum, i) => sum + likeness[i][k], 0);
    return members.reduce((best, k) => (fit(k) > fit(best) ? k : best));
  });
  refined.sort((a, b) => a - b);
  return { clusters: choose(refined), count: exemplars.length };
};

/**
 * Affinity propagation (Frey and Dueck 2007) with scikit-learn's defaults: damping 0.5, the median likeness as
 * preference, ended when the exemplars have not changed for 15 rounds, at most 200. How many clusters come is
 * found, not given. All points are one cluster when no exemplar is found.
 */
export const byAffinity: Clusterer = (points, seed) => {
  const blank = () => points.map(() => new Float64Array(points.length));
  const likeness = likenessOf(points, seed);
  const messages = { likeness, responsibility: blank(), availability: blank() };
  let exemplars: number[] = [];
  let steady = 0;
  for (let round = 0; round < MOST_ROUNDS && steady < STEADY_ROUNDS; round++) {
    updateResponsibility(messages);
    updateAvailability(messages);
    const now = exemplarsOf(messages);
    steady = now.length > 0 && now.join() === exemplars.join() ? steady + 1 : 0;
    exemplars = now;
  }
  if (exemplars.length === 0) return { clusters: points.map(() => 0), count: 1 };
  return assign(likeness, exemplars);
};
