import type { ModelInfo } from '../inference/classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import type { Split } from '../training/dataset.js';
import { loadDataset } from '../training/load-dataset.js';
import {
  calibrationError,
  confusionMatrix,
  type Judgement,
  type LabelScore,
  scoreLabels,
  wilsonInterval,
} from './metrics.js';
import { splitDataset } from '../training/split-dataset.js';
import { streamClips } from './stream-clips.js';

/** How good a model is, and by which protocol that was found. */
export type Evaluation = {
  readonly protocol: string;
  readonly split: Split;
  readonly clips: number;
  readonly accuracy: number;
  readonly interval95: readonly [number, number];
  readonly macroF1: number;
  readonly perGenre: Readonly<Record<string, LabelScore>>;
  /** Rows are the true genres, columns the judged ones, in the order of the labels; counts. */
  readonly confusion: readonly (readonly number[])[];
  readonly calibration: { readonly ece: number };
  readonly model: Pick<ModelInfo, 'name' | 'hash' | 'engine' | 'featureSet'>;
};

/** Which model is scored, and on which part of the data. */
export type EvaluationOptions = ClassifierOptions & {
  readonly dataDirectory: string;
  readonly split: Split;
  /** Aborted to stop; the evaluation then fails with its reason. */
  readonly stop?: AbortSignal;
};

const PROTOCOL =
  'one verdict per clip: mean of its streamed probabilities (causal, one step a second, LSTM state carried, empty at the start); fault-filtered artist-disjoint split';

const summarise = (judgements: readonly Judgement[], labels: readonly string[]) => {
  const confusion = confusionMatrix(judgements, labels.length);
  const scores = scoreLabels(confusion);
  const hits = judgements.filter(({ truth, judged }) => truth === judged).length;
  return {
    clips: judgements.length,
    accuracy: hits / judgements.length,
    interval95: wilsonInterval(hits, judgements.length),
    macroF1: scores.reduce((sum, { f1 }) => sum + f1, 0) / labels.length,
    perGenre: Object.fromEntries(labels.map((label, index) => [label, scores[index]])),
    confusion,
    calibration: { ece: calibrationError(judgements) },
  };
};

/**
 * Streams the clips of one part of the split through a saved model and scores its verdicts.
 * Fails with a `ModelError` when model or data are not to be had.
 */
export const evaluateModel = async (
  options: EvaluationOptions,
  onProgress: (done: number, clips: number) => void = () => {},
): Promise<Evaluation> => {
  const dataset = await loadDataset(options.dataDirectory);
  const { labels } = dataset;
  const clips = splitDataset(dataset)[options.split];
  const classifier = await loadClassifier(options);
  const { name, hash, engine, featureSet } = classifier.info;
  const scores = await streamClips(classifier, clips, {
    stop: options.stop,
    onProgress: (done) => onProgress(done, clips.length),
  }).finally(classifier.dispose);
  const judgements = clips.map(({ label }, index) => {
    const { probabilities } = judgeClip(scores[index], labels);
    const confidence = Math.max(...probabilities);
    return { truth: label, judged: probabilities.indexOf(confidence), confidence };
  });
  const model = { name, hash, engine, featureSet };
  return { protocol: PROTOCOL, split: options.split, ...summarise(judgements, labels), model };
};
