import { STEP_MS, type StepSums } from '../history-batch.js';
import type { HourSummary, Seconds } from './station-summary.js';

const HOUR_MS = 3_600_000;

type Growing = { readonly genres: Record<string, number>; readonly states: Record<string, number> };

/** The predictions of a step stand for all of it, in equal parts, unless they are few: then for a second each. */
const secondsEach = ({ predictions }: StepSums): number =>
  Math.min(1.1, STEP_MS / 1000 / predictions);

const add = (
  sums: Record<string, number>,
  counts: Readonly<Partial<Record<string, number>>>,
  seconds: number,
): void => {
  for (const [name, count = 0] of Object.entries(counts)) {
    sums[name] = (sums[name] ?? 0) + count * seconds;
  }
};

/** What was heard in each hour of the clock in which something was, oldest first. */
export const summariseHours = (steps: Iterable<StepSums>): readonly HourSummary[] => {
  const hours = new Map<number, Growing>();
  for (const step of steps) {
    const startMs = Math.floor(step.startMs / HOUR_MS) * HOUR_MS;
    const hour = hours.get(startMs) ?? { genres: {}, states: {} };
    hours.set(startMs, hour);
    add(hour.genres, step.genres, secondsEach(step));
    add(hour.states, step.states, secondsEach(step));
  }
  return [...hours].map(([startMs, sums]) => ({ startMs, ...sums }));
};

/** The sums over all hours. */
export const totalOf = (
  hours: readonly HourSummary[],
  read: (hour: HourSummary) => Seconds,
): Seconds => {
  const total: Record<string, number> = {};
  for (const hour of hours) add(total, read(hour), 1);
  return total;
};
