import * as tf from '@tensorflow/tfjs';

const SIDE = 3;

/**
 * Each channel convolved by itself, 3 × 3, as a sum of nine shifted copies: unlike TensorFlow.js's own layer it can
 * be trained by every engine, as the WebAssembly one lacks that layer's gradients.
 */
export class ShiftedDepthwise extends tf.layers.Layer {
  static readonly className = 'ShiftedDepthwise';
  readonly #start: ReturnType<typeof tf.initializers.heNormal>;
  #taps: tf.LayerVariable | undefined;

  constructor(start: ReturnType<typeof tf.initializers.heNormal>) {
    super({});
    this.#start = start;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape)[3] as number;
    this.#taps = this.addWeight('taps', [SIDE * SIDE, channels], 'float32', this.#start);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape | tf.Shape[] {
    return inputShape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [input] = [inputs].flat() as tf.Tensor4D[];
      const padded = input.pad([
        [0, 0],
        [1, 1],
        [1, 1],
        [0, 0],
      ]);
      const taps = this.#taps!.read().unstack();
      const shifted = taps.map((tap, place) => {
        const corner = [0, Math.floor(place / SIDE), place % SIDE, 0];
        return padded.slice(corner, input.shape).mul(tap);
      });
      return shifted.reduce((sum, each) => sum.add(each));
    });
  }
}
