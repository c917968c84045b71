import type * as tf from '@tensorflow/tfjs';
import { ModelError } from '../errors.js';
import { openGraphModel } from './open-graph-model.js';
import { openLayersModel } from './open-layers-model.js';
import type { TfjsModel } from './tfjs-model.js';

/** Builds a layers model or graph model. Fails with a `ModelError` when TensorFlow.js cannot. */
export const openTfjsModel = async (artifacts: tf.io.ModelArtifacts): Promise<TfjsModel> => {
  try {
    return artifacts.format === 'graph-model'
      ? await openGraphModel(artifacts)
      : await openLayersModel(artifacts);
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const [reason] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new ModelError('model-damaged', `model.json: TensorFlow.js cannot build it: ${reason}`, {
      cause,
    });
  }
};

/** The same failure, told of the model in `directory`. */
export const inFolder = (directory: string, error: unknown): unknown =>
  error instanceof ModelError
    ? new ModelError(error.code, `${directory}: ${error.message}`, { cause: error })
    : error;
