import type { HistoryStep } from '../shared/dashboard-state.js';

/** Some seconds of history; no label where nothing was heard of the station. */
export type StripCell = { readonly label?: string; readonly confidence: number };

/** The strip reaches back at least so far. */
const SPAN_SECONDS = 180;
const STEPS_SECONDS = [1, 2, 3, 5, 10] as const;

/** How many seconds one cell stands for in a strip of `width` cells. */
export const secondsPerCell = (width: number): number =>
  STEPS_SECONDS.find((seconds) => seconds * width >= SPAN_SECONDS) ?? 10;

const summarise = (steps: readonly HistoryStep[]): StripCell => {
  const counts = new Map<string, number>();
  for (const { label } of steps) {
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const [winner] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const winning = steps.filter(({ label }) => label === winner);
  const total = winning.reduce((sum, { confidence }) => sum + confidence, 0);
  return { label: winner, confidence: total / Math.max(1, winning.length) };
};

/**
 * The history as cells, oldest first, the newest step in the last one. Cells begin at multiples of their
 * length, so a cell does not change its content as it moves to the left.
 */
export const toStripCells = (
  history: readonly HistoryStep[],
  width: number,
): readonly StripCell[] => {
  const cellMs = secondsPerCell(width) * 1000;
  const cellOf = ({ wallTimeMs }: HistoryStep): number => Math.floor(wallTimeMs / cellMs);
  const newest = history.at(-1);
  const first = newest ? cellOf(newest) - width + 1 : 0;
  const groups: HistoryStep[][] = Array.from({ length: width }, () => []);
  for (const step of history) {
    groups[cellOf(step) - first]?.push(step);
  }
  return groups.map(summarise);
};
