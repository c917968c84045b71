import type { HeldOut } from './hold-out-rows.js';

/** Share of the test rows whose name (of artist, track …) stands among the training rows too. */
export const shareKnown = (names: readonly string[], { train, test }: HeldOut): number => {
  const known = new Set(train.map((position) => names[position]));
  return test.filter((position) => known.has(names[position])).length / test.length;
};
