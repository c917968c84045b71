import type { DSVRowString } from 'd3-dsv';
import { artistsOf, leadArtist } from '../rows/artists-of.js';
import { makeRows } from '../rows/make-rows.js';
import { readCsv } from '../rows/read-csv.js';
import type { Rows } from '../rows/rows.js';
import { oneHotKey, SPOTIFY_FEATURES } from '../rows/spotify-features.js';

/** The nine names that R0 looks for among the genres of a track's artists. */
export const NINE_GENRES = [
  'rock',
  'pop',
  'country',
  'hip hop',
  'easy listening',
  'jazz',
  'blues',
  'reggae',
  'folk',
] as const;

const NUMBERS = [...SPOTIFY_FEATURES, 'popularity'] as const;

/** Which tracks and inputs an experiment wants. */
export type TrackChoice = {
  /** Twelve inputs for the key instead of one. */
  readonly oneHotKey?: boolean;
  /** Leaves out tracks of several artists. */
  readonly singleArtist?: boolean;
};

/** The tracks of R0: 13 inputs, the popularity NaN where it is missing; groups are lead artists. */
export type Tracks = {
  readonly rows: Rows;
  /** All artists of each row, in one cell. */
  readonly artists: readonly string[];
  /** Rows of the table. */
  readonly found: number;
};

const inputsOf = (row: DSVRowString, choice: TrackChoice): number[] => [
  ...NUMBERS.map((name) => (row[name] === '' ? NaN : Number(row[name]))),
  Math.log(Number(row.duration_ms)),
  ...(choice.oneHotKey ? oneHotKey(row.key) : [Number(row.key)]),
];

/**
 * Reads the substitute for R0's table and keeps the tracks whose artists carry exactly one of the nine
 * names. Fails with a `ModelError` when it cannot be had.
 */
export const readTracks = async (data: string, choice: TrackChoice): Promise<Tracks> => {
  const columns = [...NUMBERS, 'duration_ms', 'key', 'artists', 'genres'];
  const table = await readCsv(data, 'nine_genre_tracks_substitute', columns);
  const wanted = table.filter(
    ({ genres, artists }) =>
      NINE_GENRES.some((name) => name === genres) &&
      !(choice.singleArtist && artistsOf(artists).length > 1),
  );
  const examples = wanted.map((row) => ({
    inputs: inputsOf(row, choice),
    label: row.genres,
    group: leadArtist(row.artists),
  }));
  return {
    rows: makeRows(examples, NINE_GENRES),
    artists: wanted.map(({ artists }) => artists),
    found: table.length,
  };
};
