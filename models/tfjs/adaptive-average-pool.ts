import * as tf from '@tensorflow/tfjs';

/**
 * Which input cells each output cell averages: from ⌊i · size / wanted⌋ to before ⌈(i + 1) · size / wanted⌉,
 * as in PyTorch's `adaptive_avg_pool2d`; [wanted × size]. Small images are stretched.
 */
export const adaptiveShares = (size: number, wanted: number): number[][] =>
  Array.from({ length: wanted }, (_, i) => {
    const first = Math.floor((i * size) / wanted);
    const end = Math.ceil(((i + 1) * size) / wanted);
    return Array.from({ length: size }, (__, cell) =>
      cell >= first && cell < end ? 1 / (end - first) : 0,
    );
  });

type PoolSettings = ConstructorParameters<typeof tf.layers.Layer>[0] & { readonly size: number };

/** TensorFlow.js has no such layer; two matrix products have gradients on every engine. */
class AdaptiveAveragePool extends tf.layers.Layer {
  static readonly className = 'AdaptiveAveragePool';
  readonly #size: number;

  constructor({ size, ...rest }: PoolSettings) {
    super({ name: `adaptive_pool_${size}`, ...rest });
    this.#size = size;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), size: this.#size };
  }

  override computeOutputShape(inputShape: tf.Shape): tf.Shape {
    return [inputShape[0], this.#size, this.#size, inputShape[3]];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const image = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor4D;
    return tf.tidy(() => {
      const [batch, height, width, channels] = image.shape;
      const rows = tf.tensor2d(adaptiveShares(height, this.#size));
      const columns = tf.tensor2d(adaptiveShares(width, this.#size));
      const across = tf.matMul(
        image.transpose([0, 1, 3, 2]).reshape([-1, width]),
        columns,
        false,
        true,
      );
      const down = tf.matMul(
        across
          .reshape([batch, height, channels * this.#size])
          .transpose([0, 2, 1])
          .reshape([-1, height]),
        rows,
        false,
        true,
      );
      return down.reshape([batch, channels, this.#size, this.#size]).transpose([0, 3, 2, 1]);
    });
  }
}

// Saved models name it.
tf.serialization.registerClass(AdaptiveAveragePool);

/** Averages an image [height, width, channels] of any size to [size, size, channels]. */
export const adaptiveAveragePool = (size: number): tf.layers.Layer =>
  new AdaptiveAveragePool({ size });
