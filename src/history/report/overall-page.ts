import type { Span } from '../read/history-reader.js';
import { formatLength, formatUptime, rankSeconds } from './format-figures.js';
import { escapeHtml, page, table } from './html.js';
import { describeSpan, hoursSections } from './station-page.js';
import type { HourSummary, Seconds, StationSummary } from './station-summary.js';
import { totalOf } from './summarise-hours.js';

/** A station and the name of its page. */
export type ListedStation = { readonly summary: StationSummary; readonly file: string };

const meanOf = (seconds: readonly Seconds[], stations: number): Seconds => {
  const mean: Record<string, number> = {};
  for (const [name, each] of seconds.flatMap((one) => Object.entries(one))) {
    mean[name] = (mean[name] ?? 0) + each / stations;
  }
  return mean;
};

/** The hours of all stations as those of a mean one, so that an hour keeps sixty minutes. */
const meanHours = (stations: readonly ListedStation[]): readonly HourSummary[] => {
  const hours = new Map<number, HourSummary[]>();
  for (const hour of stations.flatMap(({ summary }) => summary.hours)) {
    hours.set(hour.startMs, [...(hours.get(hour.startMs) ?? []), hour]);
  }
  return [...hours]
    .sort(([one], [other]) => one - other)
    .map(([startMs, all]) => ({
      startMs,
      genres: meanOf(
        all.map(({ genres }) => genres),
        stations.length,
      ),
      states: meanOf(
        all.map(({ states }) => states),
        stations.length,
      ),
    }));
};

const toRow = ({ summary, file }: ListedStation): string[] => {
  const { station, hours, uptime } = summary;
  const states = totalOf(hours, (hour) => hour.states);
  const heard = Object.values(states).reduce((one, other) => one + other, 0);
  const share = (seconds = 0): string =>
    heard > 0 ? `${((100 * seconds) / heard).toFixed(1)} %` : '-';
  const [most] = rankSeconds(totalOf(hours, (hour) => hour.genres));
  return [
    `<a href="${escapeHtml(encodeURIComponent(file))}">${escapeHtml(station)}</a>`,
    ...[formatUptime(uptime), formatLength(heard)],
    most ? escapeHtml(`${most[0]} (${most[2]})`) : '-',
    ...[states.speech, states.silence].map(share),
  ];
};

/** The report of all stations as a self-contained page, with links to theirs. */
export const overallPage = (stations: readonly ListedStation[], span: Span): string => {
  const head = ['station', 'uptime', 'heard', 'genre most heard', 'talk', 'silence'];
  return page('What the stations played', [
    describeSpan(span),
    `<h2>Stations</h2>${table(head, stations.map(toRow))}`,
    '<p>Below: the mean of the stations.</p>',
    ...hoursSections(meanHours(stations)),
  ]);
};
