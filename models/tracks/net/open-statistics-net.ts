import * as tf from '@tensorflow/tfjs';
import { ModelError } from '../../errors.js';
import { checkHash } from '../../hash-weights.js';
import type { ModelManifest } from '../../model-manifest.js';
// Registers a layer that networks may be saved with.
import '../../tfjs/adaptive-average-pool.js';
import { inFolder, openTfjsModel } from '../../tfjs/open-tfjs-model.js';
import { readArtifacts } from '../../tfjs/read-artifacts.js';
import type { TensorSpec, TfjsModel } from '../../tfjs/tfjs-model.js';
import type { TrackJudge } from '../track-judge.js';
import { readNetScaler, scaleStatistics } from './net-scaler.js';

const checkSize = (specs: readonly TensorSpec[], size: number, what: string): void => {
  const [spec] = specs;
  if (specs.length === 1 && spec.shape?.length === 2 && spec.shape[1] === size) return;
  const found = specs.map(({ shape }) => `[${shape?.map((n) => n ?? 'batch').join(', ')}]`);
  const message = `${what}: expected one of [batch, ${size}], the model has ${found.join(' and ')}`;
  throw new ModelError('model-mismatch', message);
};

const ask = async (model: TfjsModel, values: Float32Array): Promise<Float32Array> => {
  const [input, output] = [model.inputs[0].name, model.outputs[0].name];
  const [scores] = tf.tidy(() =>
    model.run({ [input]: tf.tensor2d(values, [1, values.length]) }, [output]),
  );
  const said = await scores.data<'float32'>();
  scores.dispose();
  return said;
};

/**
 * Opens what `saveStatisticsNet` wrote, for statistics of `size` numbers; the engine must be loaded before. Fails with
 * a `ModelError` that says which file or field does not fit.
 */
export const openStatisticsNet = async (
  directory: string,
  { hash, labels }: ModelManifest,
  size: number,
): Promise<TrackJudge> => {
  const { artifacts, shards } = await readArtifacts(directory);
  checkHash(shards, hash, directory);
  const scaler = await readNetScaler(directory, size);
  let model: TfjsModel | undefined;
  try {
    const opened = (model = await openTfjsModel(artifacts));
    checkSize(opened.inputs, size, 'featureSet');
    checkSize(opened.outputs, labels.length, 'labels');
    return {
      judge: (values) => ask(opened, scaleStatistics(values, scaler)),
      dispose: opened.dispose,
    };
  } catch (error) {
    model?.dispose();
    throw inFolder(directory, error);
  }
};
