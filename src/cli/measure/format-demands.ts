import type { Demand } from '../../../models/index.js';

/** Measured figures against their limits, a line each. */
export const formatDemands = (demands: readonly Demand[]): string[] => {
  const width = Math.max(...demands.map(({ name }) => name.length));
  return demands.map(
    ({ name, measured, limit, met }) =>
      `${met ? 'holds' : 'FAILS'}  ${name.padEnd(width)}  ${measured} (${limit})`,
  );
};
