import * as tf from '@tensorflow/tfjs';
import { FEATURE_SET } from '../../../streams/index.js';
import { ModelError } from '../../errors.js';
import { frontEndOf } from '../../front-end-of.js';
import { checkHash } from '../../hash-weights.js';
import { modelDirectory } from '../../inference/model-directory.js';
import { readManifest } from '../../model-store.js';
import { matchTensors } from '../../tfjs/match-tensors.js';
import { openGraphModel } from '../../tfjs/open-graph-model.js';
import { readArtifacts } from '../../tfjs/read-artifacts.js';

/** Someone's network without its head: windows of Earshot's front end in, features out. */
export type OpenBackbone = {
  readonly name: string;
  /** Shape of one window as the network takes it. */
  readonly shape: readonly number[];
  /** `[windows, …shape]` to `[windows, features]`; the caller owns the result. */
  readonly apply: (windows: tf.Tensor) => tf.Tensor2D;
  /** A layers model can be trained further; a graph model is frozen for good. */
  readonly layers?: tf.LayersModel;
  readonly dispose: () => void;
};

/** The layers before the last one that has weights. */
const cutHead = (whole: tf.LayersModel): tf.LayersModel => {
  const last = whole.layers.findLastIndex((layer) => layer.weights.length > 0);
  const output = whole.layers[last].input as tf.SymbolicTensor;
  return tf.model({ inputs: whole.inputs, outputs: output });
};

const flatten = (features: tf.Tensor): tf.Tensor2D =>
  features.reshape([features.shape[0], features.size / features.shape[0]]);

const openLayers = async (artifacts: tf.io.ModelArtifacts, name: string): Promise<OpenBackbone> => {
  const whole = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
  const layers = cutHead(whole);
  return {
    name,
    layers,
    shape: layers.inputs[0].shape.slice(1) as number[],
    apply: (windows) => tf.tidy(() => flatten(layers.predict(windows) as tf.Tensor)),
    dispose: () => void whole.dispose(),
  };
};

const openGraph = async (
  artifacts: tf.io.ModelArtifacts,
  manifest: Awaited<ReturnType<typeof readManifest>>,
): Promise<OpenBackbone> => {
  const model = await openGraphModel(artifacts);
  const roles = matchTensors(model, manifest, FEATURE_SET);
  const constants = Object.fromEntries(
    roles.constants.map(({ input, value }) => [input, tf.scalar(value)]),
  );
  return {
    name: manifest.name,
    shape: roles.inputShape,
    apply: (windows) =>
      tf.tidy(() =>
        flatten(model.run({ ...constants, [roles.input]: windows }, [roles.output])[0]),
      ),
    dispose: () => {
      tf.dispose(constants);
      model.dispose();
    },
  };
};

/**
 * Takes a TensorFlow.js model with a manifest (a name, or a folder) as a backbone: of a layers model all before its
 * last layer with weights, of a graph model the output that its manifest names. The engine must be loaded before.
 * Fails with a `ModelError` when it does not fit, or hears by another front end than the frames are of.
 */
export const openBackbone = async (model: string): Promise<OpenBackbone> => {
  const directory = modelDirectory(model);
  const manifest = await readManifest(directory);
  const { id } = frontEndOf(manifest, directory);
  if (id !== FEATURE_SET.id) {
    throw new ModelError(
      'model-mismatch',
      `${directory}: expected a backbone for the front end "${FEATURE_SET.id}", as the frames of the clips are, received "${id}"`,
    );
  }
  const { artifacts, shards } = await readArtifacts(directory);
  checkHash(shards, manifest.hash, directory);
  return artifacts.format === 'graph-model'
    ? openGraph(artifacts, manifest)
    : openLayers(artifacts, manifest.name);
};
