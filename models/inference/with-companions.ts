import { loadFamiliarity } from '../familiarity/familiarity-store.js';
import type { Classifier } from './classifier.js';

/**
 * A genre classifier with what it is used beside: the model that tells music, speech and noise apart, which is
 * disposed of with it, and what its training music was like, where that lies in its folder.
 */
export const withCompanions = async (
  classifier: Classifier,
  directory: string,
  loadSoundKinds: () => Promise<Classifier>,
): Promise<Classifier> => {
  const [familiarity, soundKinds] = await Promise.all([
    loadFamiliarity(directory),
    loadSoundKinds(),
  ]).catch((error: unknown) => {
    classifier.dispose();
    throw error;
  });
  return {
    ...classifier,
    soundKinds,
    ...(familiarity && { familiarity }),
    dispose: () => {
      soundKinds.dispose();
      classifier.dispose();
    },
  };
};
