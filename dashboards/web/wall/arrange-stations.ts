import type { StationView } from '../../shared/dashboard-state.js';
import { lastingAlarms } from '../../shared/lasting-alarms.js';
import { describeAlarm } from '../parts/describe-alarm.js';
import { describeStation } from '../parts/describe-station.js';

/** In which order tiles stand. */
export type SortOrder = 'server' | 'name' | 'sound' | 'trouble';

const compareNames = (a: StationView, b: StationView): number =>
  a.station.localeCompare(b.station, undefined, { numeric: true });

const compareSounds = (a: StationView, b: StationView): number =>
  describeStation(a).name.localeCompare(describeStation(b).name) || compareNames(a, b);

/** Alarms first, then what is not on air; all else stays as listed. */
const troubleOf = (view: StationView): number => {
  if (lastingAlarms(view).length > 0) return 0;
  return (view.status?.state ?? 'running') === 'running' ? 2 : 1;
};

const COMPARE: Readonly<
  Record<Exclude<SortOrder, 'server'>, (a: StationView, b: StationView) => number>
> = {
  name: compareNames,
  sound: compareSounds,
  trouble: (a, b) => troubleOf(a) - troubleOf(b),
};

const alarmWords = (view: StationView): string =>
  lastingAlarms(view)
    .map(({ detection }) => `alarm: ${describeAlarm(detection.alarm).name}`)
    .join(' ');

const fits =
  (filter: string) =>
  (view: StationView): boolean =>
    [view.station, view.title ?? '', describeStation(view).name, alarmWords(view)].some((text) =>
      text.toLowerCase().includes(filter),
    );

/** The stations whose name, title, sound or alarm holds the filter, in the wanted order. */
export const arrangeStations = (
  stations: readonly StationView[],
  filter: string,
  order: SortOrder,
): readonly StationView[] => {
  const found = stations.filter(fits(filter.trim().toLowerCase()));
  return order === 'server' ? found : found.toSorted(COMPARE[order]);
};
