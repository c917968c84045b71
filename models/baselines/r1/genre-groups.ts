import type { Clusterer } from '../clustering/clustering.js';
import type { Rows } from '../rows/rows.js';
import { HAND_GROUPS } from './hand-groups.js';
import { type GenreReading, NUMBERS_TO_UNIT } from './genre-readings.js';

/** Genres put together. */
export type GenreGroups = {
  readonly names: readonly string[];
  /** Group of each genre, -1 for one that is dropped. */
  readonly groupOf: readonly number[];
};

type Stretch = readonly [centre: number, spread: number];

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const STRETCHES: Readonly<Record<GenreReading['scale'], (column: readonly number[]) => Stretch>> = {
  unit: (column) => {
    const low = Math.min(...column);
    return [low, Math.max(...column) - low];
  },
  standard: (column) => {
    const centre = meanOf(column);
    return [centre, Math.sqrt(meanOf(column.map((value) => (value - centre) ** 2)))];
  },
};

const stretch = (points: readonly number[][], scale: GenreReading['scale']): number[][] => {
  const stretches = points[0].map((_, axis) =>
    STRETCHES[scale](points.map((point) => point[axis])),
  );
  return points.map((point) =>
    point.map((value, axis) => {
      const [centre, spread] = stretches[axis];
      return spread > 0 ? (value - centre) / spread : 0;
    }),
  );
};

/** The mean of each genre's inputs, each scaled over the genres: [genres × inputs]. */
export const genreMeans = (
  { count, width, inputs, labels, names }: Rows,
  { inputs: read, scale }: GenreReading = NUMBERS_TO_UNIT,
): number[][] => {
  const sums = names.map(() => new Array<number>(read.length).fill(0));
  const counts = names.map(() => 0);
  for (let row = 0; row < count; row++) {
    counts[labels[row]]++;
    const sum = sums[labels[row]];
    read.forEach((input, axis) => (sum[axis] += inputs[row * width + input]));
  }
  const means = sums.map((sum, genre) => sum.map((value) => value / counts[genre]));
  return stretch(means, scale);
};

const MOST_NAMED = 2;

const nameOf = (members: readonly string[]): string =>
  members.length <= MOST_NAMED
    ? members.join(', ')
    : `${members.slice(0, MOST_NAMED).join(', ')} + ${members.length - MOST_NAMED}`;

/** Puts genres together that are alike on their means. */
export const clusterGenres = (
  rows: Rows,
  cluster: Clusterer,
  seed: number,
  reading = NUMBERS_TO_UNIT,
): GenreGroups => {
  const { clusters, count } = cluster(genreMeans(rows, reading), seed);
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
