/** How often a signal goes from below zero to zero or more, or back. */
export const countSignChanges = (samples: Float64Array): number => {
  let changes = 0;
  let wasBelow = samples[0]! < 0;
  for (let index = 1; index < samples.length; index++) {
    const isBelow = samples[index]! < 0;
    if (isBelow !== wasBelow) changes++;
    wasBelow = isBelow;
  }
  return changes;
};
