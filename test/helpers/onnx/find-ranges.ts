import { joinArrays } from '../../../models/join-arrays.js';
import type { OnnxModel } from '../../../models/onnx/onnx-classifier.js';
import { loadOnnxRuntime } from '../../../models/onnx/onnx-runtime.js';
import type { Ranges } from './quantise-onnx.js';
import { kernelOf, ONNX_TYPE, type OnnxParts, rewriteOnnx } from './rewrite-onnx.js';

/** What is multiplied by kernels, and what comes of it. */
const watchedIn = ({ node, initializer }: OnnxParts): readonly string[] => {
  const multiplying = node.filter((each) => kernelOf(each, initializer));
  return [...new Set(multiplying.flatMap(({ input, output }) => [input[0]!, output[0]!]))];
};

const handOut = (graph: OnnxParts): OnnxParts => {
  const inside = watchedIn(graph).filter((name) => graph.input.every((port) => port.name !== name));
  const type = { tensorType: { elemType: ONNX_TYPE.float } };
  return { ...graph, output: [...graph.output, ...inside.map((name) => ({ name, type }))] };
};

const rangeOf = (values: Float32Array, [low, high]: readonly [number, number]) =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [low, high],
  );

/** The ranges that int8 needs, over `[clips][windows]` that are heard side by side with their memories. */
export const findRanges = async (
  { bytes, inputShape, states }: OnnxModel,
  clips: readonly (readonly Float32Array[])[],
): Promise<Ranges> => {
  const { Tensor, InferenceSession } = loadOnnxRuntime();
  const session = await InferenceSession.create(rewriteOnnx(bytes, handOut), {});
  const toTensor = (values: Float32Array, shape: readonly number[]) =>
    new Tensor('float32', values, [clips.length, ...shape]);
  const ranges = new Map<string, readonly [number, number]>();
  let memories = Object.entries(states).map(
    ([name, cells]) => [name, toTensor(new Float32Array(clips.length * cells), [cells])] as const,
  );
  for (const step of clips[0]!.keys()) {
    const mfcc = toTensor(joinArrays(clips.map((windows) => windows[step]!)), inputShape);
    const inputs = { mfcc, ...Object.fromEntries(memories) };
    const outputs = await session.run(inputs);
    for (const [name, { data }] of Object.entries({ ...inputs, ...outputs }))
      ranges.set(name, rangeOf(data, ranges.get(name) ?? [0, 0]));
    memories = memories.map(([name]) => [name, outputs[`next_${name}`]!]);
  }
  await session.release();
  return ranges;
};
