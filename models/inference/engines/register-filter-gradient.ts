import * as tf from '@tensorflow/tfjs';

type Inputs = { readonly x: tf.TensorInfo; readonly dy: tf.TensorInfo };
type Attributes = {
  readonly strides: number | [number, number];
  readonly pad: 'same' | 'valid';
  readonly filterShape: [number, number, number, number];
};

const KERNEL = 'Conv2DBackpropFilter';

/** A tensor over a kernel's input, which keeps owning its data. */
const borrow = (
  backend: tf.KernelBackend,
  { dataId, shape, dtype }: tf.TensorInfo,
): tf.Tensor4D => {
  backend.incRef(dataId);
  return tf.engine().makeTensorFromDataId(dataId, shape, dtype) as tf.Tensor4D;
};

const samePadding = (size: number): [number, number] => [
  Math.floor((size - 1) / 2),
  Math.ceil((size - 1) / 2),
];

/**
 * dW[r, c] = Σ x[·+r, ·+c]ᵀ · dy: one matrix product for each tap of the filter.
 * `x` is transposed first, since the WebAssembly matrix product is slow at doing so itself.
 */
const filterGradient = (x: tf.Tensor4D, dy: tf.Tensor4D, attributes: Attributes): tf.Tensor4D => {
  const [height, width, inputs, outputs] = attributes.filterShape;
  const [batch, rows, columns] = dy.shape;
  const padded =
    attributes.pad === 'same'
      ? x.pad([[0, 0], samePadding(height), samePadding(width), [0, 0]])
      : x;
  const gradient = dy.reshape([batch * rows * columns, outputs]) as tf.Tensor2D;
  const taps: tf.Tensor2D[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const seen = padded.slice([0, row, column, 0], [batch, rows, columns, inputs]);
      const flat = seen.reshape([batch * rows * columns, inputs]) as tf.Tensor2D;
      taps.push(tf.matMul(flat.transpose() as tf.Tensor2D, gradient));
    }
  }
  return tf.stack(taps).reshape([height, width, inputs, outputs]) as tf.Tensor4D;
};

/**
 * Gives the WebAssembly backend the one kernel it lacks for training a CNN: the gradient of a
 * convolution's filter, for stride 1. Checked against the plain JavaScript backend.
 */
export const registerFilterGradient = (): void => {
  if (tf.getKernel(KERNEL, 'wasm')) return;
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, dy } = inputs as unknown as Inputs;
      const attributes = attrs as unknown as Attributes;
      if ([attributes.strides].flat().some((stride) => stride !== 1)) {
        throw new RangeError('the WebAssembly engine trains convolutions of stride 1 only');
      }
      const owner = backend as tf.KernelBackend;
      return tf.tidy(() => filterGradient(borrow(owner, x), borrow(owner, dy), attributes));
    },
  });
};
