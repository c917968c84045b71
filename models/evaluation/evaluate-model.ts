import type { Classifier, ModelInfo } from '../inference/classifier.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import { modelDirectory } from '../inference/model-directory.js';
import { readManifest } from '../model-store.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import { choosePart, type LeftOut, type ScoredPart } from './choose-part.js';
import { type Beside, compareWith } from './compare-with.js';
import type { Figures } from './figures.js';
import { hearClips } from './hear-clips.js';
import { describeProtocol } from './protocol.js';
import { requireUnheard } from './require-unheard.js';
import { summariseClips } from './summarise-clips.js';

/** How good a model is, and by which protocol that was found. */
export type Evaluation = Figures & {
  readonly protocol: string;
  /** What the data are called, where that was said: those that the model was not made for. */
  readonly dataName?: string | undefined;
  readonly split: ScoredPart;
  readonly leftOut: LeftOut;
  readonly model: Pick<ModelInfo, 'name' | 'hash' | 'engine' | 'featureSet'>;
  /** Another model on the same clips, where one was named. */
  readonly beside?: Beside;
};

/** Which model is scored, and on which part of the data. */
export type EvaluationOptions = ClassifierOptions & {
  readonly split: ScoredPart;
  readonly dataName?: string | undefined;
  /** Another model, to be compared in log-loss on the same clips. */
  readonly beside?: string | undefined;
  /** Aborted to stop; the evaluation then fails with its reason. */
  readonly stop?: AbortSignal;
};

const hear = async (
  classifier: Classifier,
  dataset: LoadedDataset,
  options: EvaluationOptions,
  onProgress: (done: number, clips: number) => void,
): Promise<Evaluation> => {
  const { split, dataName, stop, beside } = options;
  const { name, hash, engine, featureSet, labels } = classifier.info;
  const { clips, leftOut } = choosePart(dataset, split, classifier.info);
  const passes = beside === undefined ? 1 : 2;
  const tell =
    (before: number) =>
    (done: number): void =>
      onProgress(Math.floor((before * clips.length + done) / passes), clips.length);
  const heard = await hearClips(classifier, clips, { stop, onProgress: tell(0) });
  const figures = summariseClips(heard, labels);
  const model = { name, hash, engine, featureSet };
  const protocol = describeProtocol(split === 'all' ? new Map() : dataset.splitKinds);
  const evaluation = { protocol, dataName, split, ...figures, leftOut, model };
  if (beside === undefined) return evaluation;
  const known = { heard, clips };
  const streaming = { stop, onProgress: tell(1), labels };
  return { ...evaluation, beside: await compareWith(beside, dataset, options, known, streaming) };
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
  requireUnheard(await readManifest(modelDirectory(options.model)), dataset, options.split);
  const classifier = await loadClassifier(options);
  return hear(classifier, dataset, options, onProgress).finally(classifier.dispose);
};
