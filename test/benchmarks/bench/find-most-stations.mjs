/** Measures one `steps` after the other until one is not held; `measure(stations)` gives `{ held }`. */
export const climbStations = async (steps, measure) => {
  const measured = [];
  let most = 0;
  for (const stations of steps) {
    const step = await measure(stations);
    measured.push(step);
    if (!step.held) return { most, tooMany: stations, measured };
    most = stations;
  }
  return { most, tooMany: Infinity, measured };
};

/**
 * Halves what lies between what was held and what was not until it is at most `grain`. All that was measured comes
 * back in the order of stations.
 */
export const narrowStations = async ({ most, tooMany, measured }, grain, measure) => {
  const steps = [...measured];
  let [low, high] = [most, tooMany];
  while (high - low > grain && high < Infinity) {
    const middle = Math.round((low + high) / 2 / grain) * grain;
    if (middle <= low || middle >= high) break;
    const step = await measure(middle);
    steps.push(step);
    if (step.held) low = middle;
    else high = middle;
  }
  return { most: low, measured: steps.sort((one, other) => one.stations - other.stations) };
};
