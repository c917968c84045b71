import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
} from '../inference/classifier.js';
import { judgeLinear, type LinearModel } from './linear-model.js';
import { describeMoments, MOMENTS, windowMoments } from './window-moments.js';

/** Older windows fade once so many have been heard: half a minute. */
const MOST_WINDOWS = 27;

const hear = (model: LinearModel, { input, state }: ClassifierRequest): ClassifierResult => {
  const [before] = state.windows;
  const share = 1 / Math.min(before + 1, MOST_WINDOWS);
  const added = windowMoments(input);
  const moments = state.moments.map((mean, i) => mean + share * (added[i] - mean));
  return {
    probabilities: judgeLinear(model, describeMoments(moments)),
    state: { moments, windows: Float32Array.of(Math.min(before + 1, MOST_WINDOWS)) },
  };
};

/** Logistic regression on statistics of what a station has played, as a classifier. */
export const classicalClassifier = (model: LinearModel, info: ModelInfo): Classifier => ({
  info,
  initialState: () => ({ moments: new Float32Array(MOMENTS), windows: new Float32Array(1) }),
  step: (requests) => Promise.resolve(requests.map((request) => hear(model, request))),
  dispose: () => undefined,
});
