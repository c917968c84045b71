import { ModelError } from '../errors.js';
import type { Clip, Dataset } from '../training/dataset.js';
import { createRandom, shuffled } from '../training/random.js';

/** One division of the clips: a model learns from some and is scored on the others. */
export type HeldOut = {
  readonly name: string;
  readonly train: readonly Clip[];
  readonly held: readonly Clip[];
};

const groupByArtist = (clips: readonly Clip[]): Clip[][] => {
  const groups = new Map<string, Clip[]>();
  for (const clip of clips) {
    const artist = String(clip.artist);
    const group = groups.get(artist);
    if (group) group.push(clip);
    else groups.set(artist, [clip]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
};

/** Clips of the group's genres that a fold already has. */
const overlap = (group: readonly Clip[], fold: readonly Clip[]): number =>
  group.reduce((sum, { label }) => sum + fold.filter((clip) => clip.label === label).length, 0);

/** Deals whole artists, the largest first, to the fold that has least of their genres. */
const dealArtists = (folds: readonly Clip[][], clips: readonly Clip[], seed: number): void => {
  for (const group of groupByArtist(shuffled(clips, createRandom(seed, 'folds')))) {
    const poorest = folds.reduce((best, fold) =>
      overlap(group, fold) < overlap(group, best) ? fold : best,
    );
    poorest.push(...group);
  }
};

/**
 * Folds of a cross-validation: those that the data name, else `count` of them with whole artists dealt
 * to them by `seed`. Clips with neither fold nor artist are in none of them. Fails with a `ModelError`
 * when no clip has either.
 */
export const holdOutFolds = ({ clips }: Dataset, count: number, seed: number): HeldOut[] => {
  const named = [...new Set(clips.flatMap(({ fold }) => (fold === undefined ? [] : [fold])))].sort(
    (one, other) => one - other,
  );
  const folds = named.length
    ? named.map((fold) => clips.filter((clip) => clip.fold === fold))
    : Array.from({ length: count }, (): Clip[] => []);
  const loose = clips.filter(({ fold, artist }) => fold === undefined && artist !== undefined);
  dealArtists(folds, loose, seed);
  if (folds.length < 2 || folds.some((fold) => fold.length === 0)) {
    throw new ModelError(
      'data-missing',
      `expected clips with folds, or at least ${Math.max(2, count)} artists to make folds of; ${clips.length} clips name too few: name the artists, or use --protocol random`,
    );
  }
  return folds.map((held, index) => ({
    name: `fold ${named[index] ?? index + 1}`,
    train: folds.filter((fold) => fold !== held).flat(),
    held,
  }));
};

const HELD_SHARE = 0.2;

/** Random draws of a fifth of the clips, whoever plays them: one artist may be on both sides. */
export const holdOutAtRandom = ({ clips }: Dataset, draws: number, seed: number): HeldOut[] =>
  Array.from({ length: draws }, (_, draw) => {
    const order = shuffled(clips, createRandom(seed, 'draw', draw + 1));
    const count = Math.round(clips.length * HELD_SHARE);
    return { name: `draw ${draw + 1}`, train: order.slice(count), held: order.slice(0, count) };
  });
