import * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import type { TensorSpec, TfjsModel } from './tfjs-model.js';

const refuseOwnMemory = (model: tf.LayersModel): void => {
  if (!model.stateful) return;
  model.dispose();
  throw new ModelError(
    'model-mismatch',
    'stateful: a layer keeps its memory inside the model, where all stations would share it; expected memory as inputs and outputs (tensors.states)',
  );
};

/** A sequential model does not tell the names of its input and output; seen as any other it does. */
const seenAsAny = (model: tf.LayersModel): tf.LayersModel =>
  model instanceof tf.Sequential
    ? tf.model({ inputs: model.inputs, outputs: model.outputs })
    : model;

/** A layers model; its inputs and outputs go by the names of their layers. */
export const openLayersModel = async (artifacts: tf.io.ModelArtifacts): Promise<TfjsModel> => {
  const model = seenAsAny(await tf.loadLayersModel(tf.io.fromMemory(artifacts)));
  refuseOwnMemory(model);
  const describe = (tensors: tf.SymbolicTensor[], names: string[]): TensorSpec[] =>
    tensors.map(({ shape, dtype }, index) => ({ name: names[index], shape, dtype }));
  return {
    format: 'layers-model',
    inputs: describe(model.inputs, model.inputNames),
    outputs: describe(model.outputs, model.outputNames),
    run: (inputs, outputs) => {
      const ordered = model.inputNames.map((name) => inputs[name]);
      const batchSize = ordered[0].shape[0];
      const predicted = tf.tidy(() => [model.predict(ordered, { batchSize })].flat());
      const wanted = outputs.map((name) => predicted[model.outputNames.indexOf(name)]);
      tf.dispose(predicted.filter((tensor) => !wanted.includes(tensor)));
      return wanted;
    },
    dispose: () => void model.dispose(),
  };
};
