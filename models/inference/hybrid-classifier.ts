import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import type { Hybrid } from '../architecture/build-hybrid.js';
import { joinArrays } from '../join-arrays.js';
import type { Classifier, ClassifierRequest, ClassifierResult, ModelInfo } from './classifier.js';
import { readSequenceStep, type SequenceStep } from './read-sequence-step.js';

/** The windows of all requests through the CNN at once: `[batch × embedding]`. */
const embed = async (
  cnn: tf.LayersModel,
  requests: readonly ClassifierRequest[],
): Promise<Float32Array> => {
  const batchSize = requests.length;
  const { windowFrames, coefficients } = FEATURE_SET;
  const embeddings = tf.tidy(() => {
    const mfcc = joinArrays(requests.map((request) => request.input));
    const windows = tf.tensor3d(mfcc, [batchSize, windowFrames, coefficients]);
    return cnn.predict(windows, { batchSize }) as tf.Tensor;
  });
  const values = await embeddings.data<'float32'>();
  embeddings.dispose();
  return values;
};

/** A hybrid as a classifier, which takes it over and disposes of it; its weights must not change any more. */
export const hybridClassifier = (hybrid: Hybrid, info: ModelInfo): Classifier => {
  const units = hybrid.step.inputs[1].shape[1] as number;
  let sequence: Promise<SequenceStep> | undefined;
  return {
    info,
    initialState: () => ({ hidden: new Float32Array(units), cell: new Float32Array(units) }),
    step: async (requests): Promise<ClassifierResult[]> => {
      if (requests.length === 0) return [];
      const remember = await (sequence ??= readSequenceStep(hybrid));
      const embeddings = await embed(hybrid.cnn, requests);
      const size = embeddings.length / requests.length;
      return requests.map(({ state: { hidden, cell } }, place) => {
        const embedding = embeddings.subarray(place * size, (place + 1) * size);
        const { probabilities, ...state } = remember(embedding, { hidden, cell });
        return { probabilities, state };
      });
    },
    dispose: hybrid.dispose,
  };
};
