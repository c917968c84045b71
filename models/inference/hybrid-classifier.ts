import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../streams/index.js';
import type { Hybrid } from '../architecture/build-hybrid.js';
import { joinArrays } from '../join-arrays.js';
import type { Classifier, ClassifierRequest, ClassifierResult, ModelInfo } from './classifier.js';

type Outputs = [probabilities: Float32Array, hidden: Float32Array, cell: Float32Array];

const runStep = async (
  model: tf.LayersModel,
  requests: readonly ClassifierRequest[],
): Promise<Outputs> => {
  const batch = requests.length;
  const { windowFrames, coefficients } = FEATURE_SET;
  const outputs = tf.tidy(() => {
    const mfcc = joinArrays(requests.map((request) => request.input));
    const hidden = joinArrays(requests.map((request) => request.state.hidden));
    const cell = joinArrays(requests.map((request) => request.state.cell));
    return model.predict(
      [
        tf.tensor3d(mfcc, [batch, windowFrames, coefficients]),
        tf.tensor2d(hidden, [batch, hidden.length / batch]),
        tf.tensor2d(cell, [batch, cell.length / batch]),
      ],
      { batchSize: batch },
    ) as tf.Tensor[];
  });
  const values = await Promise.all(outputs.map((output) => output.data()));
  tf.dispose(outputs);
  return values as Outputs;
};

/** A hybrid as a classifier, which takes it over and disposes of it. */
export const hybridClassifier = (hybrid: Hybrid, info: ModelInfo): Classifier => {
  const model = hybrid.step;
  const units = model.inputs[1].shape[1] as number;
  return {
    info,
    initialState: () => ({ hidden: new Float32Array(units), cell: new Float32Array(units) }),
    step: async (requests): Promise<ClassifierResult[]> => {
      if (requests.length === 0) return [];
      const [probabilities, hidden, cell] = await runStep(model, requests);
      const labels = info.labels.length;
      return requests.map((_, i) => ({
        probabilities: probabilities.slice(i * labels, (i + 1) * labels),
        state: {
          hidden: hidden.slice(i * units, (i + 1) * units),
          cell: cell.slice(i * units, (i + 1) * units),
        },
      }));
    },
    dispose: hybrid.dispose,
  };
};
