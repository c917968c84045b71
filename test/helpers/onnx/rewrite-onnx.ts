import { onnxModelProto } from '../../../models/onnx/onnx-schema.js';

/** Numbers that ONNX gives to the kinds of values. */
export const ONNX_TYPE = { float: 1, uint8: 2, int8: 3, half: 10 } as const;

export type OnnxNode = {
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly opType: string;
  readonly attribute?: readonly object[];
};

export type OnnxWeight = {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: number;
  readonly rawData: Uint8Array;
};

export type OnnxParts = {
  readonly node: readonly OnnxNode[];
  readonly initializer: readonly OnnxWeight[];
  readonly input: readonly { readonly name: string }[];
  readonly output: readonly { readonly name: string }[];
};

/** An ONNX model with another graph in it. */
export const rewriteOnnx = (bytes: Uint8Array, change: (graph: OnnxParts) => OnnxParts) => {
  const options = { longs: Number, arrays: true };
  const model = onnxModelProto.toObject(onnxModelProto.decode(bytes), options);
  const graph = { ...model.graph, ...change(model.graph as OnnxParts) };
  return onnxModelProto.encode(onnxModelProto.fromObject({ ...model, graph })).finish();
};

/** The numbers of a Float32 weight. */
export const floatsOf = ({ rawData }: OnnxWeight): Float32Array =>
  new Float32Array(Uint8Array.from(rawData).buffer);

/** A weight of any kind of numbers. */
export const toWeight = (
  name: string,
  dims: readonly number[],
  dataType: number,
  values: Float32Array | Int8Array | Uint8Array | Uint16Array,
): OnnxWeight => {
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { name, dims, dataType, rawData };
};

/** The kernel that a node multiplies by, and which of its axes is that of output channels. */
export const kernelOf = ({ opType, input }: OnnxNode, weights: readonly OnnxWeight[]) => {
  if (!['Conv', 'MatMul', 'Gemm'].includes(opType)) return undefined;
  const weight = weights.find(({ name }) => name === input[1]);
  return weight && { weight, axis: opType === 'Conv' ? 0 : 1 };
};
