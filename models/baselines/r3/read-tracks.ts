import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import { numberRows } from '../rows/number-rows.js';
import { readCsv } from '../rows/read-csv.js';
import type { TargetRows } from '../rows/target-rows.js';

/** What the report's tabular regression reads of a track. */
export const TRACK_INPUTS = [
  'valence',
  'tempo',
  'loudness',
  'key',
  'mode',
  'time_signature',
] as const;

/** The table's artists are joined by semicolons, the one that the track is filed under first. */
const firstArtist = (artists: string): string => artists.split(';')[0];

/**
 * The 114,000 tracks of the Spotify table: six inputs and the five descriptors, grouped by the artist named
 * first (by track where none is named). Fails with a `ModelError` when the table cannot be read.
 */
export const readTracks = async (data: string): Promise<TargetRows> => {
  const columns = ['track_id', 'artists', ...TRACK_INPUTS, ...LEARNT_DESCRIPTORS];
  const table = await readCsv(data, 'spotify_tracks_114000', columns);
  const groups = table.map(({ artists, track_id: track }) => firstArtist(artists) || track);
  return {
    inputs: [numberRows(table, TRACK_INPUTS, groups)],
    targets: numberRows(table, LEARNT_DESCRIPTORS, groups),
  };
};
