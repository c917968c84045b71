import * as tf from '@tensorflow/tfjs';

/** How much is dropped, and by whose chance. */
export type SeededDropoutOptions = {
  readonly name: string;
  readonly rate: number;
  /** Asked anew for each input of each step, so that whoever seeds it can repeat a training. */
  readonly random: () => number;
};

/** Dropout whose chance can be seeded: TensorFlow.js's own layer draws from `Math.random`. */
class SeededDropout extends tf.layers.Layer {
  static readonly className = 'SeededDropout';
  readonly #rate: number;
  readonly #random: () => number;

  constructor({ name, rate, random }: SeededDropoutOptions) {
    super({ name });
    this.#rate = rate;
    this.#random = random;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], options: { training?: boolean }): tf.Tensor {
    const input = Array.isArray(inputs) ? inputs[0] : inputs;
    if (!options.training || this.#rate === 0) return input;
    const kept = 1 / (1 - this.#rate);
    const mask = new Float32Array(input.size);
    for (let cell = 0; cell < mask.length; cell++) {
      mask[cell] = this.#random() < this.#rate ? 0 : kept;
    }
    return tf.tidy(() => input.mul(tf.tensor(mask, input.shape)));
  }
}

/** A layer that drops a share of its inputs while training and passes all of them on otherwise. */
export const seededDropout = (options: SeededDropoutOptions): tf.layers.Layer =>
  new SeededDropout(options);
