import seedrandom from 'seedrandom';

/** A stream of random numbers in [0, 1) that the same words always start alike. */
export const createRandom = (...seed: readonly (string | number)[]): (() => number) =>
  seedrandom(seed.join('/'));

/** Like `createRandom`, less thorough and several times as fast: for millions of draws. */
export const createQuickRandom = (...seed: readonly (string | number)[]): (() => number) =>
  seedrandom.alea(seed.join('/'));

/** A number between `low` and `high`. */
export const between = (random: () => number, low: number, high: number): number =>
  low + (high - low) * random();

/** A standard normal number (Box and Muller 1958). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A copy in random order (Fisher and Yates). */
export const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other], copy[last]];
  }
  return copy;
};
