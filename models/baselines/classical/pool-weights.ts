const ROUNDS = 200;
/** So that a model that was sure of another label does not forbid the true one. */
const LEAST = 1e-6;

/**
 * Weights of several models' probabilities that make the true labels of some rows likeliest, summing to 1: the
 * mixture's weights by expectation and maximisation (Dempster, Laird and Rubin 1977).
 * `members` are `[count × classes]` each; rows where all are 0 have no say.
 */
export const poolWeights = (
  members: readonly Float32Array[],
  labels: ArrayLike<number>,
  classes: number,
): number[] => {
  const given = Array.from(labels, (label, row) =>
    members.map((shares) => shares[row * classes + label]),
  ).filter((_, row) =>
    members.some((shares) => shares.subarray(row * classes, (row + 1) * classes).some(Boolean)),
  );
  let weights = members.map(() => 1 / members.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = members.map(() => 0);
    for (const row of given) {
      const parts = row.map((share, member) => weights[member] * Math.max(share, LEAST));
      const whole = parts.reduce((sum, part) => sum + part, 0);
      parts.forEach((part, member) => (sums[member] += part / whole));
    }
    weights = sums.map((sum) => sum / given.length);
  }
  return weights;
};
