import type { Classifier, ClassifierRequest, ModelInfo } from '../../models/index.js';
import { LABELS } from '../../models/index.js';

/** What the fake classifier says of itself. */
export const fakeModelInfo: ModelInfo = {
  name: 'fake',
  hash: '0123456789ab',
  labels: LABELS,
  featureSet: 'mfcc64-w39-v1',
  engine: 'none',
};

const step = ({ input, state }: ClassifierRequest) => {
  const heard = state.hidden[0]! + 1;
  const weights = LABELS.map((_, label) => 1 + Math.abs(input[label + 1]!) + (heard % (label + 2)));
  const sum = weights.reduce((total, each) => total + each, 0);
  return {
    probabilities: Float32Array.from(weights, (each) => each / sum),
    state: { hidden: Float32Array.of(heard), cell: state.cell! },
  };
};

/** A classifier whose scores depend on the window and on how many windows the state has seen. */
export const createFakeClassifier = (): Classifier => ({
  info: fakeModelInfo,
  initialState: () => ({ hidden: new Float32Array(1), cell: new Float32Array(1) }),
  step: (requests) => Promise.resolve(requests.map(step)),
  dispose: () => {},
});
