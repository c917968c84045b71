import { loadClassifier } from '../../../models/index.js';
import type { Check } from './check.js';

/** Does the model that comes with Earshot load? */
export const checkModel = async (): Promise<Check> => {
  const common = { area: 'model', name: 'model' } as const;
  try {
    const classifier = await loadClassifier();
    const { name, hash, featureSet } = classifier.info;
    classifier.dispose();
    const detail = `${name}, hash ${hash}, features ${featureSet}`;
    return { ...common, status: 'used', detail, fatal: false };
  } catch (error) {
    const detail = (error as Error).message.replaceAll('\n', ' ');
    const install = 'git checkout -- models/saved, or npm install earshot again';
    return { ...common, status: 'broken', detail, install, fatal: true };
  }
};
