import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
} from '../inference/classifier.js';
import { joinArrays } from '../join-arrays.js';
import { loadOnnxRuntime, type OnnxRuntime, type OnnxTensor } from './onnx-runtime.js';

/** What has to be known of an exported model to run it. */
export type OnnxModel = {
  /** As an `.onnx` file has them. */
  readonly bytes: Uint8Array;
  /** `[…]` of the input `mfcc`, without the batch. */
  readonly inputShape: readonly number[];
  /** Cells of each memory by name; it goes in as `NAME` and comes out as `next_NAME`. */
  readonly states: Readonly<Record<string, number>>;
};

/** Without spinning, threads that wait for the next window take no processor time from anybody. */
const SESSION = { extra: { session: { intra_op: { allow_spinning: '0' } } }, logSeverityLevel: 3 };

const feed = (
  { Tensor }: OnnxRuntime,
  requests: readonly ClassifierRequest[],
  { inputShape, states }: OnnxModel,
): Record<string, OnnxTensor> => {
  const batch = requests.length;
  const windows = joinArrays(requests.map(({ input }) => input));
  const memories = Object.entries(states).map(([name, cells]) => {
    const values = joinArrays(requests.map(({ state }) => state[name]));
    return [name, new Tensor('float32', values, [batch, cells])] as const;
  });
  return {
    mfcc: new Tensor('float32', windows, [batch, ...inputShape]),
    ...Object.fromEntries(memories),
  };
};

const rowOf = ({ data, dims: [, length] }: OnnxTensor, row: number): Float32Array =>
  data.slice(row * length, (row + 1) * length);

/** An exported model as a classifier on onnxruntime. Fails when onnxruntime-node cannot be loaded or refuses the model. */
export const onnxClassifier = async (model: OnnxModel, info: ModelInfo): Promise<Classifier> => {
  const runtime = loadOnnxRuntime();
  const session = await runtime.InferenceSession.create(model.bytes, SESSION);
  const names = Object.keys(model.states);
  return {
    info,
    initialState: () =>
      Object.fromEntries(
        Object.entries(model.states).map(([name, cells]) => [name, new Float32Array(cells)]),
      ),
    step: async (requests): Promise<ClassifierResult[]> => {
      if (requests.length === 0) return [];
      const outputs = await session.run(feed(runtime, requests, model));
      return requests.map((_, row) => ({
        probabilities: rowOf(outputs.probabilities, row),
        state: Object.fromEntries(names.map((name) => [name, rowOf(outputs[`next_${name}`], row)])),
      }));
    },
    dispose: () => void session.release(),
  };
};
