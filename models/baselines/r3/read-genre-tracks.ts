import type { DSVRowString } from 'd3-dsv';
import { LEARNT_DESCRIPTORS } from '../../descriptors/learnt-descriptors.js';
import { UNKNOWN_ARTIST } from '../r4/read-songs.js';
import { numberRows } from '../rows/number-rows.js';
import { readCsv } from '../rows/read-csv.js';
import type { TargetRows } from '../rows/target-rows.js';
import { TRACK_INPUTS } from './read-tracks.js';

const KEYS = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

const READ = ['instance_id', 'artist_name', 'key', 'mode', 'valence', 'tempo', 'loudness'];

/** Keys are names in this table, as numbers they are pitch classes from C on; time signatures are not told. */
const withNumbers = (row: DSVRowString): DSVRowString => ({
  ...row,
  key: String(KEYS.indexOf(row.key)),
  mode: row.mode === 'Major' ? '1' : '0',
  time_signature: '4',
});

/**
 * The 45,020 tracks of R4's table that have a tempo: six inputs and the five descriptors, grouped by artist (by
 * track where none is named). Fails with a `ModelError` when the table cannot be read.
 */
export const readGenreTracks = async (data: string): Promise<TargetRows> => {
  const table = await readCsv(data, 'music_genre_50005', [...READ, ...LEARNT_DESCRIPTORS]);
  const known = table.filter(({ tempo }) => tempo !== '' && tempo !== '?').map(withNumbers);
  const groups = known.map(({ artist_name: artist, instance_id: track }) =>
    artist === UNKNOWN_ARTIST ? track : artist,
  );
  return {
    inputs: [numberRows(known, TRACK_INPUTS, groups)],
    targets: numberRows(known, LEARNT_DESCRIPTORS, groups),
  };
};
