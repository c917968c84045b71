/** Moves parameters against their gradient; the gradient is left as it is. */
export type Optimiser = (
  parameters: Float64Array,
  gradient: Float64Array,
  learningRate: number,
) => void;

const FIRST = 0.9;
const SECOND = 0.999;
const EPSILON = 1e-7;

/** Adam (Kingma and Ba 2015) with the constants of Keras and TensorFlow.js. */
export const createAdam = (parameterCount: number): Optimiser => {
  const mean = new Float64Array(parameterCount);
  const square = new Float64Array(parameterCount);
  let firstPower = 1;
  let secondPower = 1;
  return (parameters, gradient, learningRate) => {
    firstPower *= FIRST;
    secondPower *= SECOND;
    const meanScale = learningRate / (1 - firstPower);
    const squareScale = 1 / (1 - secondPower);
    for (let i = 0; i < parameterCount; i++) {
      const slope = gradient[i];
      mean[i] += (1 - FIRST) * (slope - mean[i]);
      square[i] += (1 - SECOND) * (slope * slope - square[i]);
      parameters[i] -= (meanScale * mean[i]) / (Math.sqrt(square[i] * squareScale) + EPSILON);
    }
  };
};
