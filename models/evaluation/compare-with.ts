import { ModelError } from '../errors.js';
import type { Classifier } from '../inference/classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import { modelDirectory } from '../inference/model-directory.js';
import { readManifest } from '../model-store.js';
import type { Clip } from '../training/dataset.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import type { ScoredPart } from './choose-part.js';
import { compareLogLoss, type LogLossDifference } from './compare-log-loss.js';
import type { HeardClip } from './hear-clips.js';
import { logLoss } from './metrics.js';
import { requireUnheard } from './require-unheard.js';
import { type StreamOptions, streamClips } from './stream-clips.js';

/** Another model on the same clips, and how far the two lie apart. */
export type Beside = LogLossDifference & {
  readonly name: string;
  readonly hash: string;
  readonly logLoss: number;
};

const requireSame = ({ info }: Classifier, labels: readonly string[]): void => {
  if (info.labels.join() === labels.join()) return;
  throw new ModelError(
    'model-mismatch',
    `expected models of the same genres, to be compared; ${info.name} has ${info.labels.join(', ')}`,
  );
};

/**
 * Streams clips that a model has been scored on through another one. Fails with a `ModelError` when that one has
 * other genres or has learnt from the clips.
 */
export const compareWith = async (
  model: string,
  dataset: LoadedDataset,
  { split, engine }: Pick<ClassifierOptions, 'engine'> & { readonly split: ScoredPart },
  known: { readonly heard: readonly HeardClip[]; readonly clips: readonly Clip[] },
  { labels, ...streaming }: StreamOptions & { readonly labels: readonly string[] },
): Promise<Beside> => {
  requireUnheard(await readManifest(modelDirectory(model)), dataset, split);
  const classifier = await loadClassifier({ model, ...(engine && { engine }) });
  try {
    requireSame(classifier, labels);
    const streamed = await streamClips(classifier, known.clips, streaming);
    const judged = streamed.map((scores, place) => ({
      truth: known.clips[place].label,
      probabilities: judgeClip(scores, labels).probabilities,
    }));
    const { name, hash } = classifier.info;
    return { name, hash, logLoss: logLoss(judged), ...compareLogLoss(known.heard, judged) };
  } finally {
    classifier.dispose();
  }
};
