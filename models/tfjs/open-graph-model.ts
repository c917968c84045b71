import * as tf from '@tensorflow/tfjs';
import type { TensorSpec, TfjsModel } from './tfjs-model.js';

const plainName = (name: string): string => name.replace(/:0$/, '');

type NodeInfo = { readonly name: string; readonly shape?: number[]; readonly dtype?: string };

const describe = (tensors: readonly NodeInfo[]): TensorSpec[] =>
  tensors.map(({ name, shape, dtype }) => ({
    name: plainName(name),
    shape: shape?.map((length) => (length > 0 ? length : null)),
    dtype,
  }));

/** A graph model; its inputs and outputs go by the names of their nodes. */
export const openGraphModel = async (artifacts: tf.io.ModelArtifacts): Promise<TfjsModel> => {
  const model = await tf.loadGraphModel(tf.io.fromMemory(artifacts));
  return {
    format: 'graph-model',
    inputs: describe(model.inputs),
    outputs: describe(model.outputs),
    run: (inputs, outputs) => [model.execute({ ...inputs }, [...outputs])].flat(),
    dispose: () => model.dispose(),
  };
};
