import type { DSVRowString } from 'd3-dsv';
import { makeRows } from '../rows/make-rows.js';
import { oneHot } from '../rows/one-hot.js';
import { readCsv } from '../rows/read-csv.js';
import type { Rows } from '../rows/rows.js';

const NUMBERS = [
  'popularity',
  'acousticness',
  'danceability',
  'duration_ms',
  'energy',
  'instrumentalness',
  'liveness',
  'loudness',
  'speechiness',
  'tempo',
  'valence',
] as const;

/** Those that do not lie between 0 and 1 already. */
const WIDE: readonly string[] = ['loudness', 'duration_ms', 'popularity', 'tempo'];

const KEYS = ['A', 'A#', 'B', 'C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#'];
const SCALES = KEYS.flatMap((key) => ['Major', 'Minor'].map((mode) => `${key} ${mode}`));

/** What stands in the table where the artist is not known. */
export const UNKNOWN_ARTIST = 'empty_field';

/** The songs of R4, cleaned. */
export type Songs = {
  /** 11 numbers (10 without popularity) and 24 scales; groups are artists. */
  readonly rows: Rows;
  /** Positions of the inputs that have to be brought to 0 … 1. */
  readonly wide: readonly number[];
  /** Rows of the table before the cleaning. */
  readonly found: number;
};

/** The report drops blank rows, tempos that are `?` and durations of −1. */
const isWhole = (row: DSVRowString): boolean =>
  row.music_genre !== '' && row.tempo !== '?' && Number(row.duration_ms) !== -1;

/**
 * Reads R4's table and cleans it as the report did; key and mode become one of 24 scales.
 * Fails with a `ModelError` when the table cannot be had.
 */
export const readSongs = async (data: string, popularity: boolean): Promise<Songs> => {
  const columns = [...NUMBERS, 'key', 'mode', 'artist_name', 'music_genre'];
  const table = await readCsv(data, 'music_genre_50005', columns);
  const numbers = NUMBERS.filter((name) => popularity || name !== 'popularity');
  const whole = table.filter(isWhole);
  const names = [...new Set(whole.map(({ music_genre }) => music_genre))].sort();
  const examples = whole.map((row) => ({
    inputs: [
      ...numbers.map((name) => Number(row[name])),
      ...oneHot(`${row.key} ${row.mode}`, SCALES),
    ],
    label: row.music_genre,
    group: row.artist_name,
  }));
  const wide = WIDE.flatMap((name) => numbers.flatMap((other, i) => (other === name ? [i] : [])));
  return { rows: makeRows(examples, names), wide, found: table.length };
};
