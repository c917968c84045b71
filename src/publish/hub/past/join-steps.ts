import type { StationHistory } from '../../../protocol/index.js';
import { SOUND_STATES, type StepSums } from './step-page.js';

type HistoryStep = StationHistory['steps'][number];

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const total = (steps: readonly StepSums[], read: (step: StepSums) => number): number =>
  steps.reduce((sum, step) => sum + read(step), 0);

/** Sums by name; a name that only some of the steps know counts as nothing in the others. */
const totalsOf = (
  steps: readonly StepSums[],
  read: (step: StepSums) => Float32Array,
): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const step of steps) {
    read(step).forEach((value, index) => {
      const label = step.labels[index]!;
      totals.set(label, (totals.get(label) ?? 0) + value);
    });
  }
  return totals;
};

const greatest = <Name extends string>(totals: Iterable<readonly [Name, number]>) =>
  [...totals].reduce<readonly [Name | undefined, number]>(
    (best, next) => (next[1] > best[1] ? next : best),
    [undefined, 0],
  )[0];

/** One step of the answer from sums that lie in it; there must be at least one. */
export const joinSteps = (steps: readonly StepSums[], wallTimeMs: number): HistoryStep => {
  const predictions = total(steps, (step) => step.predictions);
  const states = SOUND_STATES.map(
    (state, index) => [state, total(steps, (step) => step.states[index]!)] as const,
  ).filter(([, count]) => count > 0);
  const smoothed = totalsOf(steps, (step) => step.smoothed);
  const genre = greatest(totalsOf(steps, (step) => step.genres));
  return {
    wallTimeMs,
    predictions,
    smoothed: Object.fromEntries(
      [...smoothed].map(([label, sum]) => [label, Math.min(1, round(sum / predictions, 4))]),
    ),
    state: greatest(states)!,
    ...(genre !== undefined && { genre }),
    states: Object.fromEntries(
      states.map(([state, count]) => [state, round(count / predictions, 4)]),
    ),
    rmsDb: round(total(steps, (step) => step.rmsDb) / predictions, 1),
    peakDb: round(Math.max(...steps.map(({ peakDb }) => peakDb)), 1),
  };
};
