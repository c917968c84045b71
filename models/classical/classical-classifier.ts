import type { FittedClassifier } from '../baselines/classical/classical-model.js';
import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
} from '../inference/classifier.js';
import type { SavedClassical } from './classical-store.js';
import { describeMoments, MOMENTS, windowMoments } from './window-moments.js';

/** Older windows fade once so many have been heard: half a minute. */
const MOST_WINDOWS = 27;

/** Probability of each label for one description. */
type Judge = (description: Float32Array) => Float32Array;

const scaled =
  (fitted: FittedClassifier, { centre, spread }: SavedClassical['scaler']): Judge =>
  (description) => {
    const inputs = description.map((value, i) => (value - centre[i]) / spread[i]);
    return fitted.probabilities({ count: 1, width: inputs.length, inputs });
  };

const hear = (judge: Judge, { input, state }: ClassifierRequest): ClassifierResult => {
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
export const classicalClassifier = (
  fitted: FittedClassifier,
  scaler: SavedClassical['scaler'],
  info: ModelInfo,
): Classifier => {
  const judge = scaled(fitted, scaler);
  return {
    info,
    initialState: () => ({ moments: new Float32Array(MOMENTS), windows: new Float32Array(1) }),
    step: (requests) => Promise.resolve(requests.map((request) => hear(judge, request))),
    dispose: () => undefined,
  };
};
