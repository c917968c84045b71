import * as tf from '@tensorflow/tfjs';

/** What one look at the validation clips found. */
export type Check = {
  /** Epochs done, from 1. */
  readonly epoch: number;
  /** Share of the clips that were judged right. */
  readonly accuracy: number;
  /** Mean of -ln of the probability of the clip's own genre. */
  readonly logLoss: number;
};

/** The weights that did best on the validation clips so far; they are owned by it. */
export type BestWeights = {
  readonly check: () => Check | undefined;
  readonly values: () => readonly tf.Tensor[];
  /** Keeps a copy of the weights as they are now when `check` is the best so far. */
  readonly offer: (check: Check) => void;
  /** Takes up what an earlier part of the training kept. */
  readonly restore: (check: Check, values: readonly tf.Tensor[]) => void;
  /** Puts the weights kept into the model. */
  readonly apply: () => void;
  readonly dispose: () => void;
};

/** Keeps the best of the states that `variables` go through, by the log-loss. */
export const keepBestWeights = (variables: readonly tf.Variable[]): BestWeights => {
  let best: Check | undefined;
  let kept: tf.Tensor[] = [];
  const keep = (check: Check, values: readonly tf.Tensor[]): void => {
    tf.dispose(kept);
    kept = values.map((value) => value.clone());
    best = check;
  };
  return {
    check: () => best,
    values: () => kept,
    offer: (check) => {
      if (!best || check.logLoss < best.logLoss) keep(check, variables);
    },
    restore: keep,
    apply: () => variables.forEach((variable, index) => variable.assign(kept[index])),
    dispose: () => tf.dispose(kept),
  };
};
