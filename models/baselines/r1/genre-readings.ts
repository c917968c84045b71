import { GENRE_INPUTS, NUMBER_INPUTS } from './read-genre-tracks.js';

/** What genres are told apart by, when they are put together. */
export type GenreReading = {
  readonly name: string;
  /** Positions of the inputs that means are taken of. */
  readonly inputs: readonly number[];
  /** Means are brought to 0 … 1 over the genres, or to mean 0 and standard deviation 1. */
  readonly scale: 'unit' | 'standard';
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i);

/** The inputs that are no one-hot. */
export const NUMBERS_TO_UNIT: GenreReading = {
  name: 'numbers',
  inputs: range(0, NUMBER_INPUTS),
  scale: 'unit',
};

/** As popularity and duration are the first inputs. */
const SOUND = 2;

/** Ways to read what the report clusters: of each, affinity propagation makes 16 clusters, as the report tells. */
export const GENRE_READINGS: readonly GenreReading[] = [
  NUMBERS_TO_UNIT,
  { name: 'all inputs', inputs: range(0, GENRE_INPUTS), scale: 'unit' },
  { name: 'all but popularity', inputs: range(1, GENRE_INPUTS), scale: 'unit' },
  {
    name: 'numbers without popularity and duration',
    inputs: range(SOUND, NUMBER_INPUTS),
    scale: 'unit',
  },
  { name: 'numbers, standardised', inputs: range(0, NUMBER_INPUTS), scale: 'standard' },
];
