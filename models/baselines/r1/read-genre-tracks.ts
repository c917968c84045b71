import type { DSVRowString } from 'd3-dsv';
import { leadArtist } from '../rows/artists-of.js';
import { makeRows } from '../rows/make-rows.js';
import { oneHot } from '../rows/one-hot.js';
import { readCsv } from '../rows/read-csv.js';
import type { Rows } from '../rows/rows.js';
import { KEYS, oneHotKey, SPOTIFY_FEATURES } from '../rows/spotify-features.js';

const NUMBERS = ['popularity', 'duration_ms', ...SPOTIFY_FEATURES] as const;

/** Inputs that are no one-hot: the twelve numbers and whether the track is explicit. */
export const NUMBER_INPUTS = NUMBERS.length + 1;

const TIME_SIGNATURES = ['0', '1', '3', '4', '5'];

/** All inputs: the keys and time signatures as one-hots too. */
export const GENRE_INPUTS = NUMBER_INPUTS + KEYS.length + TIME_SIGNATURES.length;

/** The table of R1. */
export type GenreTracks = {
  /** 30 inputs, 114 genres; groups are lead artists. */
  readonly rows: Rows;
  /** All artists of each row, in one cell. */
  readonly artists: readonly string[];
  readonly trackIds: readonly string[];
};

const inputsOf = (row: DSVRowString): number[] => [
  ...NUMBERS.map((name) => Number(row[name])),
  row.explicit === 'True' ? 1 : 0,
  ...oneHotKey(row.key),
  ...oneHot(row.time_signature, TIME_SIGNATURES),
];

/** Reads R1's table; fails with a `ModelError` when it cannot be had. */
export const readGenreTracks = async (data: string): Promise<GenreTracks> => {
  const names = ['explicit', 'key', 'time_signature', 'artists', 'track_id', 'track_genre'];
  const table = await readCsv(data, 'spotify_tracks_114000', [...NUMBERS, ...names]);
  const genres = [...new Set(table.map(({ track_genre }) => track_genre))].sort();
  const examples = table.map((row) => ({
    inputs: inputsOf(row),
    label: row.track_genre,
    group: leadArtist(row.artists),
  }));
  return {
    rows: makeRows(examples, genres),
    artists: table.map(({ artists }) => artists),
    trackIds: table.map(({ track_id }) => track_id),
  };
};
