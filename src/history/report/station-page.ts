import type { Span } from '../read/history-reader.js';
import { drawHours } from './draw-hours.js';
import { formatLength, formatTime, formatUptime, rankSeconds } from './format-figures.js';
import { escapeHtml, page, table } from './html.js';
import type { HourSummary, Seconds, StationSummary } from './station-summary.js';
import { totalOf } from './summarise-hours.js';

/** Share of genres, talk and silence of some hours: pictures and tables. */
export const hoursSections = (hours: readonly HourSummary[]): readonly string[] => {
  const section = (heading: string, read: (hour: HourSummary) => Seconds): string => {
    const rows = rankSeconds(totalOf(hours, read)).map((row) => row.map(escapeHtml));
    const picture = `<figure>${drawHours(hours, read, heading)}</figure>`;
    return `<h2>${heading}</h2>${picture}${table(['', 'time', 'share'], rows)}`;
  };
  if (hours.length === 0) return ['<p>Nothing was heard in this time.</p>'];
  return [
    section('Genres by hour', ({ genres }) => genres),
    section('Music, talk and silence', ({ states }) => states),
  ];
};

const uptimeSection = ({ uptime }: StationSummary): string => {
  const { wantedSeconds, runningSeconds, outages } = uptime;
  const rows = outages.map(({ fromMs, untilMs, state, reason = '' }) => [
    formatTime(fromMs),
    formatLength((untilMs - fromMs) / 1000),
    escapeHtml(state),
    escapeHtml(reason),
  ]);
  const sentence = `${formatUptime(uptime)}: connected for ${formatLength(runningSeconds)} of the ${formatLength(wantedSeconds)} in which Earshot ran and the station was neither paused nor stopped.`;
  const listed = rows.length > 0 ? table(['from (UTC)', 'for', 'state', 'reason'], rows) : '';
  return `<h2>Uptime</h2><p>${sentence}</p>${listed}`;
};

const timelineSection = ({ timeline, leftOut }: StationSummary): string => {
  const rows = timeline.map(({ wallTimeMs, kind, text }) => [
    formatTime(wallTimeMs),
    kind,
    escapeHtml(text),
  ]);
  const note = leftOut > 0 ? `<p>${leftOut} earlier ones are left out.</p>` : '';
  return `<h2>Timeline</h2>${note}<div class="timeline">${table(['time (UTC)', '', ''], rows)}</div>`;
};

/** From when to when, in words. */
export const describeSpan = ({ fromMs, untilMs }: Span): string =>
  `<p>From ${formatTime(fromMs)} to ${formatTime(untilMs)}, UTC.</p>`;

/** The report of one station as a self-contained page. */
export const stationPage = (summary: StationSummary, span: Span): string =>
  page(`What ${summary.station} played`, [
    describeSpan(span),
    ...hoursSections(summary.hours),
    uptimeSection(summary),
    timelineSection(summary),
  ]);
