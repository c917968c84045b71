import type { SoundState } from '../../protocol/index.js';
import type { StepSums } from '../history-batch.js';
import type { StepRecord } from './history-record.js';

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

const divide = (
  sums: Readonly<Partial<Record<string, number>>>,
  count: number,
): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).map(([key, sum = 0]) => [key, round(sum / count, 4)]));

const greatest = (counts: Readonly<Partial<Record<string, number>>>): string | undefined =>
  Object.entries(counts).sort(([, one = 0], [, other = 0]) => other - one)[0]?.[0];

/** The means and shares of a step. */
export const toStepRecord = (sums: StepSums): StepRecord => {
  const { station, startMs, predictions, peakDb } = sums;
  const genre = greatest(sums.genres);
  return {
    type: 'step',
    station,
    wallTimeMs: startMs,
    predictions,
    state: greatest(sums.states) as SoundState,
    ...(genre !== undefined && { genre }),
    states: divide(sums.states, predictions),
    genres: divide(sums.genres, predictions),
    smoothed: divide(sums.smoothed, predictions),
    rmsDb: round(sums.rmsDbSum / predictions, 1),
    peakDb: round(peakDb, 1),
  };
};
