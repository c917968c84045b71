import {
  floatsOf,
  kernelOf,
  ONNX_TYPE,
  type OnnxNode,
  type OnnxParts,
  type OnnxWeight,
  rewriteOnnx,
  toWeight,
} from './rewrite-onnx.js';
import { halfBits, toHalf } from './to-half.js';
import { type Int8Kernel, toInt8 } from './to-int8.js';

/** A kernel of a node in int8, by its output channels. */
export const kernelToInt8 = (weight: OnnxWeight, axis: number): Int8Kernel => {
  const channels = weight.dims[axis]!;
  const stride = weight.dims.slice(axis + 1).reduce((size, length) => size * length, 1);
  return toInt8(floatsOf(weight), channels, (place) => Math.floor(place / stride) % channels);
};

const roundKernels = ({ node, initializer, ...rest }: OnnxParts): OnnxParts => {
  const rounded = node.flatMap((each) => {
    const { weight, axis } = kernelOf(each, initializer) ?? {};
    if (!weight) return [];
    const values = kernelToInt8(weight, axis!).rounded;
    return [toWeight(weight.name, weight.dims, ONNX_TYPE.float, values)];
  });
  const find = (weight: OnnxWeight) => rounded.find(({ name }) => name === weight.name) ?? weight;
  return { ...rest, node, initializer: initializer.map(find) };
};

/** Kernels as int8 would keep them; norms and biases stay as they are. */
export const withInt8Weights = (bytes: Uint8Array): Uint8Array => rewriteOnnx(bytes, roundKernels);

const isFloat = ({ dataType }: OnnxWeight): boolean => dataType === ONNX_TYPE.float;

/** All weights as float16 would keep them. */
export const withHalfWeights = (bytes: Uint8Array): Uint8Array =>
  rewriteOnnx(bytes, ({ initializer, ...rest }) => ({
    ...rest,
    initializer: initializer.map((weight) => {
      if (!isFloat(weight)) return weight;
      return toWeight(weight.name, weight.dims, ONNX_TYPE.float, floatsOf(weight).map(toHalf));
    }),
  }));

const cast = (from: string, to: string, type: number): OnnxNode => ({
  input: [from],
  output: [to],
  opType: 'Cast',
  attribute: [{ name: 'to', i: type, type: 2 }],
});

/** Weights and all that is computed with them in float16; what goes in and comes out stays Float32. */
export const withHalfComputation = (bytes: Uint8Array): Uint8Array =>
  rewriteOnnx(bytes, ({ node, initializer, input, output }) => {
    const isOf = (ports: typeof input, name: string) => ports.some((port) => port.name === name);
    const computed = node.map((each): OnnxNode => {
      if (isOf(output, each.output[0]!))
        return cast(each.input[0]!, each.output[0]!, ONNX_TYPE.float);
      return {
        ...each,
        input: each.input.map((name) => (isOf(input, name) ? `${name}_half` : name)),
      };
    });
    const casts = input.map(({ name }) => cast(name, `${name}_half`, ONNX_TYPE.half));
    const halves = initializer.map((weight) => {
      if (!isFloat(weight)) return weight;
      const bits = Uint16Array.from(floatsOf(weight), halfBits);
      return toWeight(weight.name, weight.dims, ONNX_TYPE.half, bits);
    });
    return { node: [...casts, ...computed], initializer: halves, input, output };
  });
