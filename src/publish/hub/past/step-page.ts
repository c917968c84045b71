import { soundStateSchema, type Prediction } from '../../../protocol/index.js';

/** The least that a step of the past can be. */
export const BASE_STEP_SECONDS = 10;
const BASE_STEP_MS = BASE_STEP_SECONDS * 1000;
const STEPS_A_PAGE = 60;

/** Ten minutes begin together, so that what is too old goes in one piece. */
export const PAGE_MS = STEPS_A_PAGE * BASE_STEP_MS;

/** What was counted and summed up in one step; nothing is divided yet. */
export type StepSums = {
  readonly startMs: number;
  readonly predictions: number;
  readonly rmsDb: number;
  readonly peakDb: number;
  /** In the order of {@link SOUND_STATES}. */
  readonly states: Float32Array;
  readonly labels: readonly string[];
  /** Sums of smoothed probabilities, in the order of the labels. */
  readonly smoothed: Float32Array;
  /** How often each label was the genre that is held. */
  readonly genres: Float32Array;
};

/** The order of `states`. */
export const SOUND_STATES = soundStateSchema.options;

/** Ten minutes of one station and one model, in steps of ten seconds. */
export type StepPage = {
  readonly startMs: number;
  readonly modelHash: string;
  readonly add: (prediction: Prediction) => void;
  /** The steps in which something was heard, oldest first. */
  readonly steps: () => readonly StepSums[];
};

/** Where a page begins that holds this instant. */
export const startOfPage = (wallTimeMs: number): number =>
  Math.floor(wallTimeMs / PAGE_MS) * PAGE_MS;

const PREDICTIONS = 0;
const RMS = 1;
const PEAK = 2;
const STATES = 3;
const SMOOTHED = STATES + SOUND_STATES.length;

const addTo = (row: Float32Array, labels: readonly string[], prediction: Prediction): void => {
  const { level, state, genre, smoothed } = prediction;
  const isFirst = row[PREDICTIONS] === 0;
  row[PREDICTIONS]! += 1;
  row[RMS]! += level.rmsDb;
  row[PEAK] = isFirst ? level.peakDb : Math.max(row[PEAK]!, level.peakDb);
  row[STATES + SOUND_STATES.indexOf(state)]! += 1;
  labels.forEach((label, index) => {
    row[SMOOTHED + index]! += smoothed[label] ?? 0;
    if (label === genre) row[SMOOTHED + labels.length + index]! += 1;
  });
};

const readRow = (row: Float32Array, labels: readonly string[], startMs: number): StepSums => ({
  startMs,
  predictions: row[PREDICTIONS]!,
  rmsDb: row[RMS]!,
  peakDb: row[PEAK]!,
  states: row.subarray(STATES, SMOOTHED),
  labels,
  smoothed: row.subarray(SMOOTHED, SMOOTHED + labels.length),
  genres: row.subarray(SMOOTHED + labels.length),
});

/** An empty page for predictions like this one. */
export const createStepPage = ({ wallTimeMs, smoothed, model }: Prediction): StepPage => {
  const startMs = startOfPage(wallTimeMs);
  const labels = Object.keys(smoothed);
  const width = SMOOTHED + 2 * labels.length;
  const values = new Float32Array(STEPS_A_PAGE * width);
  const rowOf = (step: number) => values.subarray(step * width, (step + 1) * width);
  return {
    startMs,
    modelHash: model.hash,
    add: (prediction) => {
      const step = Math.floor((prediction.wallTimeMs - startMs) / BASE_STEP_MS);
      addTo(rowOf(step), labels, prediction);
    },
    steps: () =>
      Array.from({ length: STEPS_A_PAGE }, (_, step) =>
        readRow(rowOf(step), labels, startMs + step * BASE_STEP_MS),
      ).filter(({ predictions }) => predictions > 0),
  };
};
