import { isPattern, matchesPattern } from './matches-pattern.js';

/** Which stations a subscription covers; a name that is given as it is counts as a name first. */
export const fitsStation = (
  stations: readonly string[] | undefined,
): ((station: string) => boolean) => {
  if (!stations) return () => true;
  const names = new Set(stations);
  const patterns = [...names].filter(isPattern);
  return (station) =>
    names.has(station) || patterns.some((pattern) => matchesPattern(pattern, station));
};
