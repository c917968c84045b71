import type { Clusterer } from '../clustering/clustering.js';
import type { Rows } from '../rows/rows.js';
import { HAND_GROUPS } from './hand-groups.js';
import { NUMBER_INPUTS } from './read-genre-tracks.js';

/** Genres put together. */
export type GenreGroups = {
  readonly names: readonly string[];
  /** Group of each genre, -1 for one that is dropped. */
  readonly groupOf: readonly number[];
};

const toUnit = (points: readonly number[][]): number[][] => {
  const columns = points[0].map((_, axis) => points.map((point) => point[axis]));
  return points.map((point) =>
    point.map((value, axis) => {
      const low = Math.min(...columns[axis]);
      const spread = Math.max(...columns[axis]) - low;
      return spread > 0 ? (value - low) / spread : 0;
    }),
  );
};

/** The mean of each genre's numbers, each brought to 0 … 1 over the genres: [genres × 13]. */
export const genreMeans = ({ count, width, inputs, labels, names }: Rows): number[][] => {
  const sums = names.map(() => new Array<number>(NUMBER_INPUTS).fill(0));
  const counts = names.map(() => 0);
  for (let row = 0; row < count; row++) {
    counts[labels[row]]++;
    const sum = sums[labels[row]];
    for (let input = 0; input < NUMBER_INPUTS; input++) sum[input] += inputs[row * width + input];
  }
  return toUnit(sums.map((sum, genre) => sum.map((value) => value / counts[genre])));
};

const MOST_NAMED = 2;

const nameOf = (members: readonly string[]): string =>
  members.length <= MOST_NAMED
    ? members.join(', ')
    : `${members.slice(0, MOST_NAMED).join(', ')} + ${members.length - MOST_NAMED}`;

/** Puts genres together that are alike on their means. */
export const clusterGenres = (rows: Rows, cluster: Clusterer, seed: number): GenreGroups => {
  const { clusters, count } = cluster(genreMeans(rows), seed);
  const names = Array.from({ length: count }, (_, group) =>
    nameOf(rows.names.filter((_, genre) => clusters[genre] === group)),
  );
  return { names, groupOf: clusters };
};

/** R1's five groups by hand; of the other genres nothing is learnt. */
export const groupByHand = ({ names: genres }: Pick<Rows, 'names'>): GenreGroups => {
  const names = Object.keys(HAND_GROUPS);
  return {
    names,
    groupOf: genres.map((genre) => names.findIndex((name) => HAND_GROUPS[name].includes(genre))),
  };
};
