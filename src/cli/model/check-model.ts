import { filter, firstValueFrom, map } from 'rxjs';
import {
  type Classifier,
  loadClassifier,
  type ClassifierOptions,
  type ModelInfo,
  tryClassifier,
} from '../../../models/index.js';
import {
  createSource,
  FEATURE_SET,
  toFeatureWindows,
  type FrontEnd,
} from '../../../streams/index.js';

/** What a model said of a window of sound that the program made itself. */
export type ModelCheck = {
  readonly info: ModelInfo;
  readonly label: string;
  readonly probability: number;
};

const hearSynthetic = (frontEnd: FrontEnd): Promise<Float32Array> => {
  const { events } = createSource('synthetic:jazz', { filePace: 'demand' });
  return firstValueFrom(
    events().pipe(
      filter((event) => event.kind === 'audio'),
      map(({ chunk }) => chunk),
      toFeatureWindows(frontEnd),
      map(({ modelInput }) => modelInput),
    ),
  );
};

const judge = async (classifier: Classifier): Promise<ModelCheck> => {
  const { info } = classifier;
  const frontEnd = info.frontEnd ?? FEATURE_SET;
  const input = await hearSynthetic(frontEnd);
  const { probabilities } = await tryClassifier(classifier, frontEnd, input);
  const probability = Math.max(...probabilities);
  return { info, label: info.labels[probabilities.indexOf(probability)]!, probability };
};

/**
 * Loads a model, which looks at its files, hash, shapes and front end, and lets it judge one window. Fails with a
 * `ModelError` that says what does not fit.
 */
export const checkModel = async (options: ClassifierOptions): Promise<ModelCheck> => {
  const classifier = await loadClassifier(options);
  return judge(classifier).finally(classifier.dispose);
};
