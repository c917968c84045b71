const PARTS = 100_000;

/**
 * Probabilities with five decimals that still sum to 1: each is rounded down and the parts left over
 * go to those that lost most.
 */
export const roundProbabilities = (
  labels: readonly string[],
  probabilities: Float32Array,
): Record<string, number> => {
  const sum = probabilities.reduce((total, each) => total + each, 0);
  const exact = Array.from(probabilities, (each) => (each / sum) * PARTS);
  const parts = exact.map(Math.floor);
  const left = PARTS - parts.reduce((total, each) => total + each, 0);
  const lostMost = exact
    .map((each, index) => ({ index, lost: each - parts[index]! }))
    .sort((one, other) => other.lost - one.lost);
  for (const { index } of lostMost.slice(0, left)) parts[index]! += 1;
  return Object.fromEntries(labels.map((label, index) => [label, parts[index]! / PARTS]));
};
