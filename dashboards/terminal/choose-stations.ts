import type { StationView } from '../shared/dashboard-state.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { nameSound } from '../shared/name-sound.js';
import type { ScreenState, Sort } from './screen-state.js';

const soundOf = ({ prediction }: StationView): string =>
  nameSound(prediction?.genre ?? prediction?.state ?? '', prediction?.fusion);

const stateOf = ({ status }: StationView): string => status?.state ?? 'running';

const TROUBLE = [
  'failed',
  'circuit-open',
  'backoff',
  'stalled',
  'starting',
  'stopped',
  'paused',
  'running',
];

const byText = (read: (view: StationView) => string) => (one: StationView, other: StationView) =>
  read(one).localeCompare(read(other));

const byNumber = (read: (view: StationView) => number) => (one: StationView, other: StationView) =>
  read(other) - read(one);

/** Sound that is wrong comes after stations that are not heard, and before those that only start. */
const ALARM_TROUBLE = 3.5;

const troubleOf = (view: StationView): number => {
  const alarmed = lastingAlarms(view).length > 0 ? ALARM_TROUBLE : 0;
  const dropped = (view.prediction?.droppedWindows ?? 0) + view.missedMessages;
  const silent = view.prediction?.state === 'silence' ? 0.5 : 0;
  return (
    TROUBLE.length - TROUBLE.indexOf(stateOf(view)) + alarmed + silent + (dropped > 0 ? 0.1 : 0)
  );
};

const ORDER: Readonly<Record<Sort, (one: StationView, other: StationView) => number>> = {
  server: () => 0,
  name: byText(({ station }) => station),
  genre: byText(soundOf),
  level: byNumber(({ prediction }) => prediction?.level.rmsDb ?? -Infinity),
  trouble: byNumber(troubleOf),
};

const alarmWords = (view: StationView): readonly string[] =>
  lastingAlarms(view).map(({ detection }) => `alarm ${detection.label}`);

const isWanted = (view: StationView, words: readonly string[]): boolean => {
  const { station, uri, title = '' } = view;
  const known = [station, uri, title, soundOf(view), stateOf(view), ...alarmWords(view)];
  const text = known.join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** Words of a filter; each must be found. */
export const toWords = (filter: string): readonly string[] =>
  filter.toLowerCase().split(/\s+/).filter(Boolean);

/** The stations of the overview: those that the filter lets through, in the order that was chosen. */
export const chooseStations = (
  stations: readonly StationView[],
  { filter, sort }: Pick<ScreenState, 'filter' | 'sort'>,
): readonly StationView[] => {
  const words = toWords(filter);
  const wanted = words.length > 0 ? stations.filter((view) => isWanted(view, words)) : stations;
  return sort === 'server' ? wanted : wanted.toSorted(ORDER[sort]);
};

/** The station that is selected among those shown; the first one when it is not among them. */
export const selectView = (
  shown: readonly StationView[],
  selected: string | undefined,
): StationView | undefined => shown.find(({ station }) => station === selected) ?? shown[0];
