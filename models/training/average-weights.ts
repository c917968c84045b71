import * as tf from '@tensorflow/tfjs';

/** A running mean of a model's weights, smoother than any of its steps (Polyak averaging). */
export type WeightAverage = {
  /** Takes the weights as they are now into the mean. */
  readonly update: () => void;
  /** Puts the mean into the model and hands back a function that restores the trained weights. */
  readonly apply: () => () => void;
  /** The mean as it stands, one tensor for each weight, still owned by the average. */
  readonly values: () => readonly tf.Tensor[];
  /** Takes up a mean that `updates` updates have made. */
  readonly restore: (values: readonly tf.Tensor[], updates: number) => void;
  readonly dispose: () => void;
};

/** Averages `variables` with the given decay; early on it forgets faster, so that it starts at the weights. */
export const averageWeights = (variables: readonly tf.Variable[], decay: number): WeightAverage => {
  const means = tf.tidy(() => variables.map((variable) => tf.variable(variable.clone(), false)));
  let updates = 0;
  return {
    update: () =>
      tf.tidy(() => {
        updates++;
        const keep = Math.min(decay, updates / (updates + 10));
        means.forEach((mean, i) => mean.assign(mean.mul(keep).add(variables[i].mul(1 - keep))));
      }),
    apply: () => {
      const trained = variables.map((variable) => variable.clone());
      variables.forEach((variable, i) => variable.assign(means[i]));
      return () => {
        variables.forEach((variable, i) => variable.assign(trained[i]));
        tf.dispose(trained);
      };
    },
    values: () => means,
    restore: (values, updatesBefore) => {
      updates = updatesBefore;
      means.forEach((mean, i) => mean.assign(values[i]));
    },
    dispose: () => tf.dispose(means),
  };
};
