import type { StationView } from '../../shared/dashboard-state.js';
import { describeStation } from '../parts/describe-station.js';

/** In which order tiles stand. */
export type SortOrder = 'server' | 'name' | 'sound';

const compareNames = (a: StationView, b: StationView): number =>
  a.station.localeCompare(b.station, undefined, { numeric: true });

const compareSounds = (a: StationView, b: StationView): number =>
  describeStation(a).label.localeCompare(describeStation(b).label) || compareNames(a, b);

const fits =
  (filter: string) =>
  (view: StationView): boolean =>
    [view.station, view.title ?? '', describeStation(view).label].some((text) =>
      text.toLowerCase().includes(filter),
    );

/** The stations whose name, title or sound holds the filter, in the wanted order. */
export const arrangeStations = (
  stations: readonly StationView[],
  filter: string,
  order: SortOrder,
): readonly StationView[] => {
  const found = stations.filter(fits(filter.trim().toLowerCase()));
  if (order === 'server') return found;
  return found.toSorted(order === 'name' ? compareNames : compareSounds);
};
