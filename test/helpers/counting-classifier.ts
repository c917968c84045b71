import type { Classifier, ClassifierRequest } from '../../models/index.js';

/**
 * A classifier without a model, for tests of what is around it: each step adds one to the state, and
 * the first label's probability tells how many steps the state has seen.
 */
export const countingClassifier = (
  onStep: (requests: readonly ClassifierRequest[]) => Promise<void> = async () => {},
): Classifier => ({
  info: { name: 'counting', hash: '0', labels: ['a', 'b'], featureSet: 'none', engine: 'none' },
  initialState: () => ({ hidden: new Float32Array(1), cell: new Float32Array(1) }),
  step: async (requests) => {
    await onStep(requests);
    return requests.map(({ state }) => {
      const steps = state.hidden[0] + 1;
      return {
        probabilities: Float32Array.of(1 - 1 / (steps + 1), 1 / (steps + 1)),
        state: { hidden: Float32Array.of(steps), cell: state.cell },
      };
    });
  },
  dispose: () => {},
});

/** How many steps a state had seen when the counting classifier gave these probabilities. */
export const countedSteps = (probabilities: Float32Array): number =>
  Math.round(1 / probabilities[1]) - 1;
