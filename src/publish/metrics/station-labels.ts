/** The stations that have series of their own; further ones share one. */
export type StationLabels = {
  readonly of: (station: string) => string;
  /** Forgets stations that are gone, and tells of each. */
  readonly keepOnly: (stations: ReadonlySet<string>, onGone: (station: string) => void) => void;
};

/** What stations beyond the limit are counted under. */
export const OTHER_STATIONS = 'other';

/** Labels for at most `limit` stations, so that whoever adds and removes stations cannot make the metrics grow. */
export const createStationLabels = (limit: number): StationLabels => {
  const known = new Set<string>();
  return {
    of: (station) => {
      if (known.has(station)) return station;
      if (known.size >= limit) return OTHER_STATIONS;
      known.add(station);
      return station;
    },
    keepOnly: (stations, onGone) => {
      for (const station of known) {
        if (stations.has(station)) continue;
        known.delete(station);
        onGone(station);
      }
    },
  };
};
