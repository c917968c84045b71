import { join } from 'node:path';
import { estimateDescriptors } from '../descriptors/descriptor-model.js';
import { DESCRIPTOR_MODEL } from '../descriptors/descriptor-model-name.js';
import {
  DESCRIPTOR_FILE,
  loadDescriptors,
  readHeldOutR2,
} from '../descriptors/descriptor-store.js';
import { hearClip } from '../descriptors/hear-clip.js';
import { LEARNT_DESCRIPTORS } from '../descriptors/learnt-descriptors.js';
import { hashWeights } from '../hash-weights.js';
import { shippedModelsDirectory } from '../inference/model-directory.js';
import { readModelFile } from '../read-model-file.js';
import { requireSound } from './require-sound.js';
import type { TrackSystem } from './track-system.js';

/**
 * The ridge regression that tells descriptors live, as a system that judges whole recordings; it tells only those that
 * are worth telling. The shipped one unless told otherwise. Fails with a `ModelError` that names file and field.
 */
export const loadDescriptorSystem = async (
  directory: string = join(shippedModelsDirectory(), DESCRIPTOR_MODEL),
): Promise<TrackSystem> => {
  const model = await loadDescriptors(directory);
  const hash = hashWeights([await readModelFile(directory, DESCRIPTOR_FILE)]);
  const labels = LEARNT_DESCRIPTORS.filter((name) => model.maps[name]);
  const r2 = await readHeldOutR2(directory);
  return {
    info: { name: DESCRIPTOR_MODEL, hash, labels, r2 },
    hear: async (path, options) => {
      const { statistics, ...heard } = await hearClip(path, options);
      requireSound(path, heard);
      const { durationSeconds } = heard;
      return { durationSeconds, descriptors: { ...estimateDescriptors(model, statistics!) } };
    },
    dispose: () => {},
  };
};
