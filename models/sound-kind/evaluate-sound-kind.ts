import type { DataRequest } from '../data/data-request.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import type { Split } from '../training/dataset.js';
import { type KindScores, scoreKinds } from './kind-evaluation.js';
import { loadSoundClips } from './load-sound-clips.js';
import { SOUND_KIND_MODEL } from './sound-kinds.js';
import { plainWindows, talkOverWindows } from './test-windows.js';

/** Which model, which data, and which part of them. */
export type KindEvaluationOptions = ClassifierOptions &
  Omit<DataRequest, 'sources'> & {
    readonly dataDirectory: string;
    readonly split: Exclude<Split, 'train'>;
  };

/**
 * Scores a saved kind model window by window on stems and folds that it was not trained on. Fails with a
 * `ModelError` when model or data are not to be had.
 */
export const evaluateSoundKind = async ({
  model = SOUND_KIND_MODEL,
  engine,
  dataDirectory,
  split,
  ...request
}: KindEvaluationOptions): Promise<KindScores> => {
  const clips = await loadSoundClips(dataDirectory, request);
  const part = clips.filter((clip) => clip.split === split);
  const classifier = await loadClassifier({ model, engine });
  try {
    const judge = async (mfcc: readonly Float32Array[]) => {
      const results = await classifier.step(mfcc.map((input) => ({ input, state: {} })));
      return results.map(({ probabilities }) => probabilities);
    };
    return await scoreKinds(judge, [...plainWindows(part), ...talkOverWindows(part)]);
  } finally {
    classifier.dispose();
  }
};
