import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
} from '../inference/classifier.js';
import type { JudgeStatistics } from './open-classical.js';
import { describeMoments, MOMENTS, windowMoments } from './window-moments.js';

/** Older windows fade once so many have been heard: half a minute. */
const MOST_WINDOWS = 27;

const hear = (judge: JudgeStatistics, { input, state }: ClassifierRequest): ClassifierResult => {
  const [before] = state.windows;
  const share = 1 / Math.min(before + 1, MOST_WINDOWS);
  const added = windowMoments(input);
  const moments = state.moments.map((mean, i) => mean + share * (added[i] - mean));
  return {
    probabilities: judge(describeMoments(moments)),
    state: { moments, windows: Float32Array.of(Math.min(before + 1, MOST_WINDOWS)) },
  };
};

/** A classical model on statistics of what a station has played, as a classifier. */
export const classicalClassifier = (judge: JudgeStatistics, info: ModelInfo): Classifier => ({
  info,
  initialState: () => ({ moments: new Float32Array(MOMENTS), windows: new Float32Array(1) }),
  step: (requests) => Promise.resolve(requests.map((request) => hear(judge, request))),
  dispose: () => undefined,
});
