import { loadClassifier } from '../../../models/index.js';
import type { Check } from './check.js';

/** Does the model that is named load, or else the program's own? */
export const checkModel = async (model?: string): Promise<Check> => {
  const common = { area: 'model', name: 'model' } as const;
  try {
    const classifier = await loadClassifier({ model });
    const { name, hash, featureSet } = classifier.info;
    classifier.dispose();
    const detail = `${name}, hash ${hash}, features ${featureSet}`;
    return { ...common, status: 'used', detail, fatal: false };
  } catch (error) {
    const detail = (error as Error).message.replaceAll('\n', ' ');
    const install =
      model === undefined
        ? 'git checkout -- models/saved, or npm install earshot again'
        : 'earshot model list, and the name of one in the configuration';
    return { ...common, status: 'broken', detail, install, fatal: true };
  }
};
