import type * as tf from '@tensorflow/tfjs';

/** An input or output of a TensorFlow.js model, as far as the model tells. */
export type TensorSpec = {
  /** Without the `:0` of graph models. */
  readonly name: string;
  /** null where any length will do; undefined when the model does not say. */
  readonly shape: readonly (number | null)[] | undefined;
  /** undefined when the model does not say. */
  readonly dtype: string | undefined;
};

/** A layers model or graph model, seen alike. Whoever has it disposes of it. */
export type TfjsModel = {
  readonly format: 'layers-model' | 'graph-model';
  readonly inputs: readonly TensorSpec[];
  readonly outputs: readonly TensorSpec[];
  /** Some outputs, in the order asked for, of all inputs. The caller owns all tensors. */
  readonly run: (
    inputs: Readonly<Record<string, tf.Tensor>>,
    outputs: readonly string[],
  ) => tf.Tensor[];
  readonly dispose: () => void;
};
