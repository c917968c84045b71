/**
 * Goes up through `steps` until one does not hold, then halves what lies between until it is at most `grain`.
 * `measure(stations)` gives `{ held }`; all that was measured comes back in the order of stations.
 */
export const findMostStations = async (steps, grain, measure) => {
  const measured = [];
  const holds = async (stations) => {
    const step = await measure(stations);
    measured.push(step);
    return step.held;
  };
  let most = 0;
  let tooMany = Infinity;
  for (const stations of steps) {
    if (await holds(stations)) most = stations;
    else {
      tooMany = stations;
      break;
    }
  }
  while (tooMany - most > grain && tooMany < Infinity) {
    const middle = Math.round((most + tooMany) / 2 / grain) * grain;
    if (middle <= most || middle >= tooMany) break;
    if (await holds(middle)) most = middle;
    else tooMany = middle;
  }
  return { most, measured: measured.sort((one, other) => one.stations - other.stations) };
};
