import type { HistoryStep } from '../shared/dashboard-state.js';

/** Some seconds of history; no label where nothing was heard of the station. */
export type StripCell = { readonly label?: string; readonly confidence: number };

const STEPS_SECONDS = [1, 2, 3, 5, 6, 10, 12, 15, 20, 30, 60, 120] as const;
const LONGEST_SECONDS = 300;

/** How many seconds one cell stands for when `width` cells shall reach back for at least `spanSeconds`. */
export const secondsPerCell = (width: number, spanSeconds: number): number =>
  STEPS_SECONDS.find((seconds) => seconds * width >= spanSeconds) ?? LONGEST_SECONDS;

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

/** The number, counted from 1970, of the first cell of a strip that ends with the newest step. */
export const firstCellOf = (newestMs: number, width: number, cellSeconds: number): number =>
  Math.floor(newestMs / (cellSeconds * 1000)) - width + 1;

/**
 * The history as cells, oldest first, the newest step in the last one. Cells begin at multiples of their
 * length, so a cell does not change its content as it moves to the left.
 */
export const toStripCells = (
  history: readonly HistoryStep[],
  width: number,
  cellSeconds: number,
): readonly StripCell[] => {
  const cellMs = cellSeconds * 1000;
  const cellOf = (wallTimeMs: number): number => Math.floor(wallTimeMs / cellMs);
  const first = firstCellOf(history.at(-1)?.wallTimeMs ?? 0, width, cellSeconds);
  const groups: HistoryStep[][] = Array.from({ length: width }, () => []);
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const step = history[index]!;
    const lastMs = step.wallTimeMs + Math.max(0, (step.seconds ?? 0) * 1000 - 1);
    if (cellOf(lastMs) < first) break;
    for (let cell = cellOf(step.wallTimeMs); cell <= cellOf(lastMs); cell += 1) {
      groups[cell - first]?.push(step);
    }
  }
  return groups.map(summarise);
};
