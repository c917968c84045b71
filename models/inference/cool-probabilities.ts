import type { Classifier } from './classifier.js';

/** Probabilities as if the logits before the softmax had been divided by `temperature`. */
export const coolProbabilities = (
  probabilities: Float32Array,
  temperature: number,
): Float32Array => {
  const powers = probabilities.map((each) => each ** (1 / temperature));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
};

/** The classifier with its probabilities at another temperature; it is disposed of as the one inside. */
export const withTemperature = (classifier: Classifier, temperature: number): Classifier => ({
  ...classifier,
  step: async (requests) => {
    const results = await classifier.step(requests);
    return results.map(({ probabilities, state }) => ({
      probabilities: coolProbabilities(probabilities, temperature),
      state,
    }));
  },
});
