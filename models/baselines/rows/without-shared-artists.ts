import { artistsOf } from './artists-of.js';
import type { HeldOut } from './hold-out-rows.js';

/**
 * Takes the rows out of the training part that share any artist with the test part, guests too: tracks are
 * grouped by their lead artist, as songs sung together tie half of all artists into one group. `artists` are
 * the cells of all rows.
 */
export const withoutSharedArtists = (
  artists: readonly string[],
  { train, test }: HeldOut,
): HeldOut => {
  const held = new Set(test.flatMap((position) => artistsOf(artists[position])));
  const isApart = (position: number) =>
    !artistsOf(artists[position]).some((name) => held.has(name));
  return { test, train: train.filter(isApart) };
};
