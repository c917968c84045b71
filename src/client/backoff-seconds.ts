const FIRST_SECONDS = 0.5;
const LONGEST_SECONDS = 10;

/** Waiting time before the next try after `failures` ones: 0.5 s doubled up to 10 s, of which half is jitter. */
export const backoffSeconds = (failures: number, random: () => number): number =>
  Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** Math.max(0, failures - 1)) *
  (0.5 + 0.5 * random());
