import { formatDuration } from '../classify/format-duration.js';
import type { Comparison, SystemVerdict } from './comparison.js';

const HEAD = ['system', 'verdict', 'first', 'second', 'third', 'time'];

const cellsOf = ({ system, label, top, seconds }: SystemVerdict): string[] => {
  const genres = Object.entries(top).map(
    ([genre, share]) => `${genre} ${Math.round(100 * share)} %`,
  );
  const three = [0, 1, 2].map((place) => genres[place] ?? '');
  return [system, label, ...three, `${seconds.toFixed(1)} s`];
};

/** A comparison for people: a line for each system with its verdict, its three likeliest genres and its time. */
export const formatComparison = ({ file, durationSeconds, systems }: Comparison): string => {
  const rows = [HEAD, ...systems.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd(),
  );
  const labels = new Set(systems.map(({ label }) => label));
  const agreed = labels.size === 1 ? 'all agree' : `${labels.size} verdicts`;
  return [`${file}  (${formatDuration(durationSeconds)})  ${agreed}`, ...lines, ''].join('\n');
};
