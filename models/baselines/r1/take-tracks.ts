import { takeRows } from '../rows/take-rows.js';
import type { GenreTracks } from './read-genre-tracks.js';

/** The tracks at these positions, in this order. */
export const takeTracks = (
  { rows, artists, trackIds }: GenreTracks,
  positions: readonly number[],
): GenreTracks => ({
  rows: takeRows(rows, positions),
  artists: positions.map((position) => artists[position]),
  trackIds: positions.map((position) => trackIds[position]),
});
