import * as tf from '@tensorflow/tfjs';
import type {
  Classifier,
  ClassifierRequest,
  ClassifierResult,
  ModelInfo,
  StationState,
} from '../inference/classifier.js';
import { joinArrays } from '../join-arrays.js';
import type { TensorRoles } from './match-tensors.js';
import type { TfjsModel } from './tfjs-model.js';
import { type Activation, toProbabilities } from './to-probabilities.js';

/** `[places × size]`; places that no request takes are filled with zeros. */
const stack = (arrays: readonly Float32Array[], places: number): Float32Array => {
  const joined = joinArrays(arrays);
  if (arrays.length === places) return joined;
  const filled = new Float32Array((joined.length / arrays.length) * places);
  filled.set(joined);
  return filled;
};

const feed = (
  requests: readonly ClassifierRequest[],
  { input, inputShape, batch, states, constants }: TensorRoles,
): Record<string, tf.Tensor> => {
  const places = batch ?? requests.length;
  const windows = stack(
    requests.map((request) => request.input),
    places,
  );
  const memories = states.map(({ input: name, shape }) => {
    const values = requests.map(({ state }) => state[name]);
    return [name, tf.tensor(stack(values, places), [places, ...shape])] as const;
  });
  return {
    [input]: tf.tensor(windows, [places, ...inputShape]),
    ...Object.fromEntries(memories),
    ...Object.fromEntries(
      constants.map((each) => [
        each.input,
        tf.scalar(each.value, each.dtype as tf.DataType | undefined),
      ]),
    ),
  };
};

const runOnce = async (
  model: TfjsModel,
  requests: readonly ClassifierRequest[],
  roles: TensorRoles,
  activation: Activation,
): Promise<ClassifierResult[]> => {
  const names = [roles.output, ...roles.states.map(({ output }) => output)];
  const outputs = tf.tidy(() => model.run(feed(requests, roles), names));
  const values = (await Promise.all(outputs.map((output) => output.data()))) as Float32Array[];
  const [labels] = outputs.map(({ shape }) => shape.at(-1) ?? 1);
  tf.dispose(outputs);
  const [scores, ...memories] = values;
  return requests.map((_, place) => ({
    probabilities: toProbabilities(scores.slice(place * labels, (place + 1) * labels), activation),
    state: Object.fromEntries(
      roles.states.map(({ input, size }, index) => [
        input,
        memories[index].slice(place * size, (place + 1) * size),
      ]),
    ),
  }));
};

/** A TensorFlow.js model as a classifier, which takes it over and disposes of it. */
export const tfjsClassifier = (
  model: TfjsModel,
  roles: TensorRoles,
  activation: Activation,
  info: ModelInfo,
): Classifier => {
  const initialState = (): StationState =>
    Object.fromEntries(roles.states.map(({ input, size }) => [input, new Float32Array(size)]));
  return {
    info,
    initialState,
    step: async (requests): Promise<ClassifierResult[]> => {
      const results: ClassifierResult[] = [];
      const most = roles.batch ?? requests.length;
      for (let start = 0; start < requests.length; start += most) {
        const some = requests.slice(start, start + most);
        results.push(...(await runOnce(model, some, roles, activation)));
      }
      return results;
    },
    dispose: model.dispose,
  };
};
