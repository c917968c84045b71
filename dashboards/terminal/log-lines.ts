import type {
  Connection,
  DashboardState,
  Detection,
  StationView,
} from '../shared/dashboard-state.js';
import { formatDuration } from '../shared/format-duration.js';
import { lastingAlarms } from '../shared/lasting-alarms.js';
import { nameSound } from '../shared/name-sound.js';
import { formatDecibels } from './format-decibels.js';
import { formatPercent } from './format-percent.js';

const PREDICTION_EVERY_MS = 10_000;

const describeConnection = (connection: Connection): string =>
  connection.state === 'closed'
    ? `no connection: ${connection.reason}`
    : connection.state === 'open'
      ? 'connected'
      : 'connecting';

const describeStatus = ({ status }: StationView): string =>
  status ? [status.state, status.reason].filter(Boolean).join(': ') : '';

const describeSoundState = ({ prediction }: StationView): string =>
  prediction ? nameSound(prediction.genre ?? prediction.state, prediction.fusion) : '';

const describePrediction = (view: StationView): string => {
  const { prediction } = view;
  if (!prediction) {
    return '';
  }
  const best = Object.entries(prediction.smoothed)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([label, ratio]) => `${label} ${formatPercent(ratio).trim()}`);
  const alarms = lastingAlarms(view)
    .map(({ detection, seconds }) => ` · alarm: ${detection.label} for ${formatDuration(seconds)}`)
    .join('');
  const level = formatDecibels(prediction.level.rmsDb).trim();
  return `${best.join(', ')} · ${level} dBFS · ${Math.round(prediction.latencyMs)} ms${alarms}`;
};

const isTimeForPrediction = (before: StationView | undefined, after: StationView): boolean => {
  const slot = (view?: StationView): number =>
    Math.floor((view?.prediction?.wallTimeMs ?? 0) / PREDICTION_EVERY_MS);
  return slot(before) !== slot(after);
};

const alarmsOf = (view?: StationView): readonly Detection[] =>
  view?.detections.filter(({ alarm }) => alarm !== undefined) ?? [];

/** What began, and what ended since. */
const alarmLines = (before: StationView | undefined, after: StationView): readonly string[] => {
  const known = new Map(alarmsOf(before).map((one) => [`${one.alarm} ${one.startSeconds}`, one]));
  return alarmsOf(after).flatMap(({ label, alarm, startSeconds, endSeconds }) => {
    const last = known.get(`${alarm} ${startSeconds}`);
    if (last ? last.endSeconds === endSeconds : endSeconds !== undefined) return [];
    if (endSeconds === undefined) return [`alarm: ${label} began`];
    return [`alarm: ${label} ended after ${formatDuration(endSeconds - startSeconds)}`];
  });
};

const stationLines = (before: StationView | undefined, after: StationView): readonly string[] => {
  const changed = (describe: (view: StationView) => string): string =>
    before && describe(before) === describe(after) ? '' : describe(after);
  const title = changed(({ title = '' }) => title);
  const sound = changed(describeSoundState);
  return [
    changed(describeStatus),
    title && `title: ${title}`,
    sound && `hears ${sound}`,
    ...alarmLines(before, after),
    isTimeForPrediction(before, after) ? describePrediction(after) : '',
  ]
    .filter(Boolean)
    .map((text) => `${after.station}: ${text}`);
};

/** The lines that tell what changed between two states; none when nothing worth a line did. */
export const logLines = (before: DashboardState, after: DashboardState): readonly string[] => {
  const connection = describeConnection(after.connection);
  const lines = connection === describeConnection(before.connection) ? [] : [connection];
  const known = new Map(before.stations.map((view) => [view.station, view]));
  return [
    ...lines,
    ...after.stations.flatMap((view) => stationLines(known.get(view.station), view)),
  ];
};
