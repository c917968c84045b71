import type { StationHistory, StationMessage } from '../../../protocol/index.js';
import { createPastDetections } from './past-detections.js';
import { createPastSteps } from './past-steps.js';
import { createPastTitles } from './past-titles.js';
import { BASE_STEP_SECONDS } from './step-page.js';

/** How far back a station can be looked at, in seconds. */
export const PAST_SECONDS = 6 * 3600;
const MAX_TITLES = 1000;
const MAX_DETECTIONS = 1000;

/** What part of the past is wanted. */
export type PastWish = {
  readonly nowMs: number;
  /** @default all that is held */
  readonly seconds?: number | undefined;
  /** Rounded up to a multiple of ten. @default 10 */
  readonly stepSeconds?: number | undefined;
};

/** What a station played in the last hours: 10 s steps, titles and detections; some 250 kB at most. */
export type Past = {
  readonly add: (message: StationMessage) => void;
  readonly read: (wish: PastWish) => Omit<StationHistory, 'station' | 'seq'>;
};

/** A past in which nothing was heard yet. */
export const createPast = (): Past => {
  const steps = createPastSteps(PAST_SECONDS * 1000);
  const titles = createPastTitles(MAX_TITLES);
  const detections = createPastDetections(MAX_DETECTIONS);
  return {
    add: (message) => {
      if (message.type === 'prediction') steps.add(message);
      else if (message.type === 'metadata') titles.add(message);
      detections.add(message);
    },
    read: ({ nowMs, seconds = PAST_SECONDS, stepSeconds = BASE_STEP_SECONDS }) => {
      const whole = Math.ceil(stepSeconds / BASE_STEP_SECONDS) * BASE_STEP_SECONDS;
      const fromMs = nowMs - Math.min(seconds, PAST_SECONDS) * 1000;
      return {
        wallTimeMs: nowMs,
        stepSeconds: whole,
        heldSeconds: PAST_SECONDS,
        steps: steps.read(fromMs - whole * 1000 + 1, whole * 1000),
        titles: [...titles.read(fromMs)],
        detections: [...detections.read(fromMs)],
      };
    },
  };
};
