import { formatDuration } from '../classify/format-duration.js';
import type { Comparison, SystemDescriptors, SystemVerdict } from './comparison.js';

const VERDICTS = ['system', 'verdict', 'first', 'second', 'third', 'time'];

const timeOf = (seconds: number): string => `${seconds.toFixed(1)} s`;

const verdictCells = ({ system, label, top, seconds }: SystemVerdict): string[] => {
  const genres = Object.entries(top).map(
    ([genre, share]) => `${genre} ${Math.round(100 * share)} %`,
  );
  const three = [0, 1, 2].map((place) => genres[place] ?? '');
  return [system, label, ...three, timeOf(seconds)];
};

/** `0.53 (0.12)`: how much there is, and how far that can be trusted. */
const shareCell = ({ values, r2 }: SystemDescriptors, name: string): string => {
  if (values[name] === undefined) return '';
  const trust = r2[name] === undefined ? '' : ` (${r2[name].toFixed(2)})`;
  return `${values[name].toFixed(2)}${trust}`;
};

/** What systems describe differs; each gets the columns of all. */
const descriptorRows = (described: readonly SystemDescriptors[]): string[][] => {
  const names = [...new Set(described.flatMap(({ values }) => Object.keys(values)))];
  const rows = described.map((each) => [
    each.system,
    ...names.map((name) => shareCell(each, name)),
    timeOf(each.seconds),
  ]);
  return described.length === 0 ? [] : [['share (R² held out)', ...names, 'time'], ...rows];
};

const toLines = (rows: readonly (readonly string[])[]): string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column])).join('  ')}`.trimEnd(),
  );
};

/** `all agree`, the verdict that most systems gave and how many of them, or how many verdicts there are. */
const agreement = (systems: readonly SystemVerdict[]): string => {
  const counts = new Map<string, number>();
  for (const { label } of systems) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, one], [, other]) => other - one);
  if (!first) return 'no verdict';
  if (!second) return 'all agree';
  const [label, most] = first;
  return most > second[1] ? `${label} by ${most} of ${systems.length}` : `${counts.size} verdicts`;
};

/** Each reason once, behind all whom it kept from answering. */
const failureLines = (failed: Comparison['failed']): string[] =>
  [...new Set(failed.map(({ why }) => why))].map((reason) => {
    const systems = failed.filter(({ why }) => why === reason).map(({ system }) => system);
    return `  ${systems.join(', ')}: ${reason}`;
  });

/**
 * A comparison for people: a line for each system with its verdict, its three likeliest genres and its time, below
 * them what the sound is like, and which systems could not say anything.
 */
export const formatComparison = (comparison: Comparison): string => {
  const { file, durationSeconds, systems, descriptors, failed } = comparison;
  const verdicts = systems.length === 0 ? [] : [VERDICTS, ...systems.map(verdictCells)];
  const tables = [toLines(verdicts), toLines(descriptorRows(descriptors)), failureLines(failed)];
  return [
    `${file}  (${formatDuration(durationSeconds)})  ${agreement(systems)}`,
    ...tables.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']),
  ].join('\n');
};
