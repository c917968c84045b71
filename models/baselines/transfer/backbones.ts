import * as tf from '@tensorflow/tfjs';
import {
  addUp,
  averageOverPicture,
  convolve,
  convolveDepthwise,
  type Draw,
  halve,
} from './layers.js';
import { PIECE_SIDE } from './pieces.js';

type Tensor = tf.SymbolicTensor;

/** The shapes of the report's three networks, small enough to be trained here. */
export const SHAPES = ['residual', 'inverted-residual', 'plain'] as const;

/** Name of a shape. */
export type Shape = (typeof SHAPES)[number];

/** As in ResNet (He et al. 2016): two convolutions, and the input is added to what comes out. */
const residualBlock = (input: Tensor, filters: number, draw: Draw): Tensor => {
  const second = convolve(convolve(input, filters, draw), filters, draw, { relu: false });
  const same = input.shape[3] === filters;
  const past = same ? input : convolve(input, filters, draw, { size: 1, relu: false });
  return tf.layers.reLU().apply(addUp(second, past)) as Tensor;
};

/** As in MobileNetV2 (Sandler et al. 2018): wide inside, narrow outside, channels convolved by themselves. */
const invertedBlock = (input: Tensor, filters: number, draw: Draw): Tensor => {
  const wide = convolve(input, 4 * (input.shape[3] ?? 1), draw, { size: 1 });
  const narrow = convolve(convolveDepthwise(wide, draw), filters, draw, { size: 1, relu: false });
  return input.shape[3] === filters ? addUp(narrow, input) : narrow;
};

/** As in VGG (Simonyan and Zisserman 2015): pairs of convolutions, then half the size. */
const plainBlock = (input: Tensor, filters: number, draw: Draw): Tensor =>
  halve(convolve(convolve(input, filters, draw), filters, draw));

/** Sizes are halved by pooling before a block rather than by strides, which not every engine can train. */
const BODIES: Readonly<Record<Shape, (input: Tensor, draw: Draw) => Tensor>> = {
  residual: (input, draw) =>
    [16, 32, 64].reduce(
      (below, filters) => residualBlock(halve(below), filters, draw),
      halve(convolve(input, 8, draw)),
    ),
  'inverted-residual': (input, draw) => {
    const body = [16, 24, 32].reduce(
      (below, filters) => invertedBlock(halve(below), filters, draw),
      halve(convolve(input, 8, draw)),
    );
    return convolve(body, 96, draw, { size: 1 });
  },
  plain: (input, draw) => {
    const small = plainBlock(halve(convolve(input, 8, draw)), 16, draw);
    return plainBlock(plainBlock(small, 32, draw), 64, draw);
  },
};

/**
 * A network without a head: a mel picture `[PIECE_SIDE, PIECE_SIDE, 1]` in, some features of it out. Whoever has
 * it disposes of it.
 */
export const buildBackbone = (shape: Shape, draw: Draw): tf.LayersModel => {
  const input = tf.input({ shape: [PIECE_SIDE, PIECE_SIDE, 1] });
  return tf.model({ inputs: input, outputs: averageOverPicture(BODIES[shape](input, draw)) });
};
