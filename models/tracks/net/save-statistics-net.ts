import type * as tf from '@tensorflow/tfjs';
import type { ModelFacts, ModelManifest } from '../../model-manifest.js';
import { saveLayersModel } from '../../tfjs/save-layers-model.js';
import { STATISTICS_NAMES } from '../statistics-names.js';
import { type NetScaler, writeNetScaler } from './net-scaler.js';

/** A trained network and how its inputs were scaled. */
export type StatisticsNet = { readonly model: tf.LayersModel; readonly scaler: NetScaler };

/** Writes a network that tells descriptors of whole recordings, for `loadTrackSystem`; gives the manifest. */
export const saveStatisticsNet = async (
  directory: string,
  { model, scaler }: StatisticsNet,
  facts: Omit<ModelFacts, 'kind'>,
): Promise<ModelManifest> => {
  const manifest = await saveLayersModel(
    directory,
    model,
    { ...facts, kind: 'descriptors' },
    { featureSet: STATISTICS_NAMES.track },
  );
  await writeNetScaler(directory, scaler);
  return manifest;
};
