import type { FileReport, LabelProbabilities, WindowReport } from './file-report.js';
import { formatDuration } from './format-duration.js';

const TOP = 4;
const BAR_CELLS = 30;
const MINUTE_CELLS = 30;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const heldOf = ({ state, genre }: WindowReport): string => genre ?? state;

const bars = (probabilities: LabelProbabilities): string[] =>
  Object.entries(probabilities)
    .sort(([, a], [, b]) => b - a)
    .slice(0, TOP)
    .map(([label, share]) => {
      const bar = '█'.repeat(Math.round(share * BAR_CELLS)).padEnd(BAR_CELLS);
      return `  ${label.padEnd(10)} ${bar} ${percent(share).padStart(5)}`;
    });

/** What was held in these windows, longest first: `jazz 80 %, unsure 20 %`. */
const shares = (windows: readonly WindowReport[]): string => {
  const counts = new Map<string, number>();
  for (const held of windows.map(heldOf)) counts.set(held, (counts.get(held) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([held, count]) => `${held} ${percent(count / windows.length)}`)
    .join(', ');
};

/** A minute as a strip: solid where a genre is held, low in speech, grey in noise, light where unsure, blank in silence. */
const strip = (windows: readonly WindowReport[]): string =>
  Array.from({ length: MINUTE_CELLS }, (_, cell) => {
    const from = (cell * 60) / MINUTE_CELLS;
    const here = windows.find(
      ({ endSeconds }) => endSeconds % 60 >= from && endSeconds % 60 < from + 60 / MINUTE_CELLS,
    );
    if (!here) return '·';
    return { music: '█', speech: '▂', noise: '▒', unsure: '░', silence: ' ' }[here.state];
  }).join('');

const timeline = (windows: readonly WindowReport[]): string[] => {
  const minutes = new Map<number, WindowReport[]>();
  for (const window of windows) {
    const minute = Math.floor(window.endSeconds / 60);
    minutes.set(minute, [...(minutes.get(minute) ?? []), window]);
  }
  return [...minutes].map(
    ([minute, inside]) =>
      `  ${formatDuration(minute * 60).padStart(7)}  ${strip(inside)}  ${shares(inside)}`,
  );
};

/** The report for people: verdict, the likeliest genres as bars, and minute by minute what is held. */
export const formatReport = ({ file, durationSeconds, verdict, windows }: FileReport): string => {
  const { label, probabilities } = verdict;
  const isGenre = label in probabilities;
  const confidence = isGenre ? ` ${percent(probabilities[label])}` : '';
  return [
    `${file}  (${formatDuration(durationSeconds)})  ${label}${confidence}`,
    ...(isGenre ? bars(probabilities) : []),
    '  held, minute by minute:',
    ...timeline(windows),
    '',
  ].join('\n');
};
