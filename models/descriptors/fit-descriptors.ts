import { type DescriptorModel, toTerms } from './descriptor-model.js';
import { fitRidge } from './fit-ridge.js';
import { LEARNT_DESCRIPTORS } from './learnt-descriptors.js';
import type { DescribedTrack } from './read-descriptor-table.js';

/** Between 3 and 100 nothing changes but the third decimal of R². */
const PENALTY = 30;

/** Descriptors learnt from some tracks; centre and spread are theirs alone. */
export const fitDescriptors = (tracks: readonly DescribedTrack[]): DescriptorModel => {
  const width = tracks[0].statistics.length;
  const centre = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const { statistics } of tracks) {
    statistics.forEach((value, place) => (centre[place] += value / tracks.length));
  }
  for (const { statistics } of tracks) {
    statistics.forEach((value, place) => {
      squares[place] += (value - centre[place]) ** 2 / tracks.length;
    });
  }
  const scale = { centre, spread: squares.map((square) => Math.sqrt(square) || 1) };
  const maps = fitRidge(
    tracks.map(({ statistics }) => toTerms(statistics, scale)),
    tracks.map(({ targets }) => targets),
    PENALTY,
  );
  const named = LEARNT_DESCRIPTORS.map((name, place) => [name, maps[place]] as const);
  return { ...scale, maps: Object.fromEntries(named) };
};
