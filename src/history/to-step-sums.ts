import type { Prediction } from '../protocol/index.js';
import { STEP_MS, type StepSums } from './history-batch.js';

/** The sums of a single prediction, in the step that its wall time lies in. */
export const toStepSums = (prediction: Prediction): StepSums => {
  const { station, wallTimeMs, level, state, genre, smoothed } = prediction;
  return {
    station,
    startMs: Math.floor(wallTimeMs / STEP_MS) * STEP_MS,
    predictions: 1,
    rmsDbSum: level.rmsDb,
    peakDb: level.peakDb,
    states: { [state]: 1 },
    genres: genre === undefined ? {} : { [genre]: 1 },
    smoothed,
  };
};
