import { createRandom, shuffled } from '../../training/random.js';
import type { GenreGroups } from './genre-groups.js';
import type { GenreTracks } from './read-genre-tracks.js';
import { takeTracks } from './take-tracks.js';

/** Draws so many tracks of each group (all where it has fewer) and labels them by their group. */
export const sampleGroups = (
  tracks: GenreTracks,
  { names, groupOf }: GenreGroups,
  perGroup: number,
  seed: number,
): GenreTracks => {
  const random = createRandom('groups', seed);
  const byGroup = names.map((): number[] => []);
  tracks.rows.labels.forEach((genre, position) => byGroup[groupOf[genre]]?.push(position));
  const drawn = byGroup.flatMap((positions) => shuffled(positions, random).slice(0, perGroup));
  const taken = takeTracks(tracks, drawn);
  const labels = taken.rows.labels.map((genre) => groupOf[genre]);
  return { ...taken, rows: { ...taken.rows, labels, names } };
};
