import * as tf from '@tensorflow/tfjs';

type Start = ReturnType<typeof tf.initializers.heNormal>;

const SIDE = 3;

/** Each channel sees nine cells, whatever the shape of the whole kernel would make of it. */
const startOfTaps = (start: Start, channels: number): Start => {
  const apply = (shape: tf.Shape): tf.Tensor =>
    tf.tidy(() => start.apply([SIDE * SIDE, channels]).reshape(shape as number[]));
  return Object.assign(Object.create(start) as Start, { apply });
};

/**
 * Each channel convolved by itself, 3 × 3, as a sum of nine shifted copies: unlike TensorFlow.js's own layer it can
 * be trained by every engine, as the WebAssembly one lacks that layer's gradients. It is written down as that layer,
 * which every engine can run.
 */
export class ShiftedDepthwise extends tf.layers.Layer {
  static readonly className = 'DepthwiseConv2D';
  readonly #start: Start;
  #kernel: tf.LayerVariable | undefined;

  constructor(start: Start) {
    super({});
    this.#start = start;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const channels = (inputShape as tf.Shape)[3] as number;
    const shape = [SIDE, SIDE, channels, 1];
    const start = startOfTaps(this.#start, channels);
    this.#kernel = this.addWeight('depthwise_kernel', shape, 'float32', start);
    super.build(inputShape);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), kernelSize: SIDE, padding: 'same', useBias: false };
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
      const channels = input.shape[3];
      const taps = this.#kernel!.read()
        .reshape([SIDE * SIDE, channels])
        .unstack();
      const shifted = taps.map((tap, place) => {
        const corner = [0, Math.floor(place / SIDE), place % SIDE, 0];
        return padded.slice(corner, input.shape).mul(tap);
      });
      return shifted.reduce((sum, each) => sum.add(each));
    });
  }
}
