import {
  kernelOf,
  ONNX_TYPE,
  type OnnxNode,
  type OnnxParts,
  type OnnxWeight,
  rewriteOnnx,
  toWeight,
} from './rewrite-onnx.js';
import { kernelToInt8 } from './round-onnx.js';

/** Least and greatest value of a tensor by its name. */
export type Ranges = ReadonlyMap<string, readonly [least: number, most: number]>;

type Written = { readonly node: readonly OnnxNode[]; readonly initializer: readonly OnnxWeight[] };
type Quantise = (node: OnnxNode, weight: OnnxWeight, axis: number) => Written;

const INTEGER: Readonly<Record<string, string>> = {
  Conv: 'ConvInteger',
  MatMul: 'MatMulInteger',
  Gemm: 'MatMulInteger',
};

const node = (opType: string, input: string[], output: string[], rest: object = {}): OnnxNode => ({
  opType,
  input,
  output,
  ...rest,
});

const CAST = { attribute: [{ name: 'to', i: ONNX_TYPE.float, type: 2 }] };

/** Each node computes in whole numbers, with the range of its input found anew in each call. */
const dynamically: Quantise = ({ opType, attribute, input, output }, weight, axis) => {
  const [x, , ...bias] = input;
  const [y] = output;
  const { levels, steps } = kernelToInt8(weight, axis);
  const [kernel, step] = [`${weight.name}/int8`, `${weight.name}/step`];
  const isConv = opType === 'Conv';
  const product = bias.length === 0 ? y! : `${y}/product`;
  const integers = [`${y}/level`, kernel, `${y}/zero`];
  return {
    initializer: [
      toWeight(kernel, weight.dims, ONNX_TYPE.int8, levels),
      toWeight(step, [steps.length, ...(isConv ? [1, 1] : [])], ONNX_TYPE.float, steps),
    ],
    node: [
      node('DynamicQuantizeLinear', [x!], [`${y}/level`, `${y}/scale`, `${y}/zero`]),
      node(INTEGER[opType]!, integers, [`${y}/sum`], isConv ? { attribute } : {}),
      node('Cast', [`${y}/sum`], [`${y}/float`], CAST),
      node('Mul', [`${y}/scale`, step], [`${y}/steps`]),
      node('Mul', [`${y}/float`, `${y}/steps`], [product]),
      ...(bias.length === 0 ? [] : [node('Add', [product, ...bias], [y!])]),
    ],
  };
};

const quantiseAndBack = (from: string, to: string, [least, most]: readonly [number, number]) => {
  const [low, high] = [Math.min(least, 0), Math.max(most, 0)];
  const scale = (high - low || 1) / 255;
  const [step, zero] = [`${to}/scale`, `${to}/zero`];
  return {
    initializer: [
      toWeight(step, [], ONNX_TYPE.float, Float32Array.of(scale)),
      toWeight(zero, [], ONNX_TYPE.uint8, Uint8Array.of(Math.round(-low / scale))),
    ],
    node: [
      node('QuantizeLinear', [from, step, zero], [`${to}/level`]),
      node('DequantizeLinear', [`${to}/level`, step, zero], [to]),
    ],
  };
};

/** Marks what goes in and out as whole numbers of known range, by which the runtime finds its int8 operators. */
const statically =
  (ranges: Ranges): Quantise =>
  (from, weight, axis) => {
    const [x, , ...bias] = from.input;
    const [y] = from.output;
    const { levels, steps } = kernelToInt8(weight, axis);
    const [kernel, step] = [`${weight.name}/int8`, `${weight.name}/step`];
    const [input, output] = [`${y}/in`, `${y}/out`];
    const into = quantiseAndBack(x!, input, ranges.get(x!)!);
    const outOf = quantiseAndBack(output, y!, ranges.get(y!)!);
    const perChannel = { attribute: [{ name: 'axis', i: axis, type: 2 }] };
    return {
      initializer: [
        ...into.initializer,
        ...outOf.initializer,
        toWeight(kernel, weight.dims, ONNX_TYPE.int8, levels),
        toWeight(step, [steps.length], ONNX_TYPE.float, steps),
      ],
      node: [
        ...into.node,
        node('DequantizeLinear', [kernel, step], [weight.name], perChannel),
        { ...from, input: [input, weight.name, ...bias], output: [output] },
        ...outOf.node,
      ],
    };
  };

const quantise =
  (change: Quantise, operators: readonly string[]) =>
  ({ initializer, ...rest }: OnnxParts): OnnxParts => {
    const written = rest.node.map((each): Written & { readonly dropped?: OnnxWeight } => {
      const { weight, axis } = kernelOf(each, initializer) ?? {};
      if (!weight || !operators.includes(each.opType)) return { node: [each], initializer: [] };
      return { ...change(each, weight, axis!), dropped: weight };
    });
    const kept = initializer.filter((weight) => written.every(({ dropped }) => dropped !== weight));
    return {
      ...rest,
      node: written.flatMap(({ node: nodes }) => nodes),
      initializer: [...kept, ...written.flatMap(({ initializer: added }) => added)],
    };
  };

/** int8 computation with ranges that are found in each call. */
export const quantiseDynamically = (bytes: Uint8Array): Uint8Array =>
  rewriteOnnx(bytes, quantise(dynamically, Object.keys(INTEGER)));

/** int8 computation with ranges that were found before, in all operators with kernels or in some. */
export const quantiseStatically = (
  bytes: Uint8Array,
  ranges: Ranges,
  operators: readonly string[] = Object.keys(INTEGER),
): Uint8Array => rewriteOnnx(bytes, quantise(statically(ranges), operators));
