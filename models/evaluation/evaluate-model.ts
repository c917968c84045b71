import { ModelError } from '../errors.js';
import type { Classifier, ModelInfo } from '../inference/classifier.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import { countWindows } from '../training/cut-windows.js';
import type { Clip, Dataset, Split } from '../training/dataset.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import type { Figures } from './figures.js';
import { hearClips } from './hear-clips.js';
import { describeProtocol } from './protocol.js';
import { summariseClips } from './summarise-clips.js';

/** The part of the data that is scored: one of its split, or all clips. */
export type ScoredPart = Split | 'all';

/** How good a model is, and by which protocol that was found. */
export type Evaluation = Figures & {
  readonly protocol: string;
  /** What the data are called, where that was said: those that the model was not made for. */
  readonly dataName?: string | undefined;
  readonly split: ScoredPart;
  /** Clips that were not scored: of genres that the model does not have, or shorter than a window. */
  readonly leftOut: {
    readonly genres: Readonly<Record<string, number>>;
    readonly tooShort: number;
  };
  readonly model: Pick<ModelInfo, 'name' | 'hash' | 'engine' | 'featureSet'>;
};

/** Which model is scored, and on which part of the data. */
export type EvaluationOptions = ClassifierOptions & {
  readonly split: ScoredPart;
  readonly dataName?: string | undefined;
  /** Aborted to stop; the evaluation then fails with its reason. */
  readonly stop?: AbortSignal;
};

type Chosen = Pick<Evaluation, 'leftOut'> & {
  /** Their labels are the model's. */
  readonly clips: readonly Clip[];
};

const choosePart = (dataset: Dataset, split: ScoredPart, labels: readonly string[]): Chosen => {
  const part = dataset.clips.filter((clip) => split === 'all' || clip.split === split);
  const genres: Record<string, number> = {};
  for (const { label } of part) {
    const genre = dataset.labels[label];
    if (!labels.includes(genre)) genres[genre] = (genres[genre] ?? 0) + 1;
  }
  const known = part
    .map((clip) => ({ ...clip, label: labels.indexOf(dataset.labels[clip.label]) }))
    .filter(({ label }) => label >= 0);
  const clips = known.filter(({ columns }) => countWindows(columns) > 0);
  if (clips.length === 0)
    throw new ModelError('data-missing', describeNothing(split, part, labels));
  return { clips, leftOut: { genres, tooShort: known.length - clips.length } };
};

const describeNothing = (
  split: ScoredPart,
  part: readonly Clip[],
  labels: readonly string[],
): string =>
  part.length === 0
    ? `the data have no clip in the part "${split}"`
    : `none of the ${part.length} clips in the part "${split}" is three seconds long and of a genre that the model knows: ${labels.join(', ')}`;

const hear = async (
  classifier: Classifier,
  dataset: LoadedDataset,
  options: EvaluationOptions,
  onProgress: (done: number, clips: number) => void,
): Promise<Evaluation> => {
  const { split, dataName, stop } = options;
  const { name, hash, engine, featureSet, labels } = classifier.info;
  const { clips, leftOut } = choosePart(dataset, split, labels);
  const tell = (done: number) => onProgress(done, clips.length);
  const heard = await hearClips(classifier, clips, { stop, onProgress: tell });
  const figures = summariseClips(heard, labels);
  const model = { name, hash, engine, featureSet };
  const protocol = describeProtocol(split === 'all' ? new Map() : dataset.splitKinds);
  return { protocol, dataName, split, ...figures, leftOut, model };
};

/**
 * Streams the clips of one part of the data through a saved model and scores its verdicts. Clips of
 * genres that the model does not have are left out and counted.
 * Fails with a `ModelError` when the model is not to be had or the part has no clip for it.
 */
export const evaluateModel = async (
  dataset: LoadedDataset,
  options: EvaluationOptions,
  onProgress: (done: number, clips: number) => void = () => {},
): Promise<Evaluation> => {
  const classifier = await loadClassifier(options);
  return hear(classifier, dataset, options, onProgress).finally(classifier.dispose);
};
