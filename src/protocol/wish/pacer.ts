import type { StationMessage } from '../station-messages.js';

/** Keeps one client's predictions apart. */
export type Pacer = {
  /** True for a prediction that would come too soon after the last of its station that was not. */
  readonly isTooSoon: (message: StationMessage, minIntervalMs: number) => boolean;
  /** Forgets stations that are gone. */
  readonly keepOnly: (isKnown: (station: string) => boolean) => void;
};

/** Counts by the wall time that messages carry, so that what is sent again is spaced as it was the first time. */
export const createPacer = (): Pacer => {
  const sentAtMs = new Map<string, number>();
  return {
    isTooSoon: ({ type, station, wallTimeMs }, minIntervalMs) => {
      if (type !== 'prediction' || minIntervalMs === 0) return false;
      const waitedMs = wallTimeMs - (sentAtMs.get(station) ?? -Infinity);
      // A clock that was set back makes nobody wait.
      if (waitedMs >= 0 && waitedMs < minIntervalMs) return true;
      sentAtMs.set(station, wallTimeMs);
      return false;
    },
    keepOnly: (isKnown) => {
      for (const station of sentAtMs.keys()) if (!isKnown(station)) sentAtMs.delete(station);
    },
  };
};
