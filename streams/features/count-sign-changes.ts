/** How often a signal goes from below zero to zero or more, or back. Without a branch, which would be guessed wrong. */
export const countSignChanges = (samples: Float64Array): number => {
  let changes = 0;
  let before = samples[0]!;
  for (let index = 1; index < samples.length; index++) {
    const sample = samples[index]!;
    changes += Number(before < 0) ^ Number(sample < 0);
    before = sample;
  }
  return changes;
};
