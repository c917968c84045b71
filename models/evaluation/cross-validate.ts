import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelError } from '../errors.js';
import { hybridClassifier } from '../inference/hybrid-classifier.js';
import { loadEngine } from '../inference/engines/load-engine.js';
import { countWindows } from '../training/cut-windows.js';
import type { LoadedDataset } from '../training/load-dataset.js';
import { trainOn } from '../training/train-on.js';
import type {
  TrainingOptions,
  TrainingPlaces,
  TrainingProgress,
} from '../training/training-options.js';
import type { CrossPart, CrossProtocol, CrossValidation } from './cross-validation.js';
import { type HeardClip, hearClips } from './hear-clips.js';
import { type HeldOut, holdOutAtRandom, holdOutFolds } from './hold-out.js';
import { type PartResult, readPart, writePart } from './part-result.js';
import { PROTOCOL } from './protocol.js';
import { summariseClips } from './summarise-clips.js';

/** What a cross-validation does and where it keeps what it has done. */
export type CrossOptions = Pick<TrainingPlaces, 'command' | 'engine' | 'stop'> & {
  readonly protocol: CrossProtocol;
  /** Folds to make where the data name none, or random draws. */
  readonly parts: number;
  readonly training: TrainingOptions;
  /** Folder of finished parts and checkpoints; parts that lie there are not trained again. */
  readonly directory: string;
};

type Work = { readonly dataset: LoadedDataset; readonly options: CrossOptions };

/** How far a cross-validation is: `training` while a part learns, `result` when it is done. */
export type CrossProgress = {
  /** From 0. */
  readonly part: number;
  readonly parts: number;
  readonly name: string;
  readonly training?: TrainingProgress;
  readonly result?: CrossPart;
};

const STATEMENTS: Readonly<Record<CrossProtocol, string>> = {
  folds: 'each clip judged by a model that heard no clip of its fold; whole artists in one fold',
  random:
    'random 80/20 by clip, which leaks by artist: not comparable with figures that keep artists apart; each draw judged by a model of its own, clips may be drawn more than once',
};

const holdOut = (dataset: LoadedDataset, options: CrossOptions): HeldOut[] => {
  const clips = dataset.clips.filter(({ columns }) => countWindows(columns) > 0);
  const { parts, training, protocol } = options;
  const long = { labels: dataset.labels, clips };
  return protocol === 'folds'
    ? holdOutFolds(long, parts, training.seed)
    : holdOutAtRandom(long, parts, training.seed);
};

const otherWork = (directory: string, cause: unknown): unknown =>
  cause instanceof ModelError && cause.code === 'model-mismatch'
    ? new ModelError(
        'model-mismatch',
        `${directory} holds the beginning of another cross-validation; give the same options, or another folder with --out`,
        { cause },
      )
    : cause;

const learnPart = async (
  { train, held, name }: HeldOut,
  { dataset, options: { training, directory, stop } }: Work,
  onProgress: (progress: TrainingProgress) => void,
): Promise<HeardClip[]> => {
  const { labels, digest } = dataset;
  const outputDirectory = join(directory, name.replace(' ', '-'));
  const parts = { labels, train, valid: [], digest };
  const places = { outputDirectory, resume: true, stop };
  const heard = await trainOn(parts, training, places, onProgress, (hybrid) => {
    const info = { name, hash: '', labels, featureSet: '', engine: '' };
    return hearClips(hybridClassifier(hybrid, info), held, { stop });
  }).catch((cause: unknown) => {
    throw otherWork(outputDirectory, cause);
  });
  await rm(outputDirectory, { recursive: true, force: true });
  return heard;
};

/** A part as it was finished before, or else now. */
const finishPart = async (
  part: HeldOut,
  work: Work,
  onProgress: (progress: TrainingProgress) => void,
): Promise<PartResult> => {
  const { training, directory } = work.options;
  const held = part.held.map(({ name }) => name);
  const identity = { training, data: work.dataset.digest, held };
  const finished = await readPart(directory, part.name, identity);
  if (finished) return finished;
  const heard = await learnPart(part, work, onProgress);
  const result = { ...identity, trainedOn: part.train.length, heard };
  await writePart(directory, part.name, result);
  return result;
};

const describePart = (name: string, { trainedOn, heard }: PartResult): CrossPart => {
  const hits = heard.filter(({ truth, soFar }) => soFar[soFar.length - 1] === truth).length;
  return { name, trainedOn, clips: heard.length, accuracy: hits / heard.length };
};

/**
 * Trains a model for each part of the data without that part and scores it there, from streamed
 * scores; all parts are pooled. Training goes for the fixed number of epochs: no clip of the part is
 * looked at before its end. A finished part is kept in a file and not done again.
 * Fails with a `ModelError` when data or engine are not to be had or the folder holds other work, and
 * with the reason of `stop` when that is aborted.
 */
export const crossValidate = async (
  dataset: LoadedDataset,
  options: CrossOptions,
  onProgress: (progress: CrossProgress) => void = () => {},
): Promise<CrossValidation> => {
  const parts = holdOut(dataset, options);
  const engine = await loadEngine(options.engine);
  const results: PartResult[] = [];
  const told: CrossPart[] = [];
  for (const [index, part] of parts.entries()) {
    const place = { part: index, parts: parts.length, name: part.name };
    const tell = (training: TrainingProgress) => onProgress({ ...place, training });
    const finished = await finishPart(part, { dataset, options }, tell);
    results.push(finished);
    told.push(describePart(part.name, finished));
    onProgress({ ...place, result: told[index] });
  }
  const { protocol, command, training } = options;
  return {
    kind: protocol,
    protocol: `${STATEMENTS[protocol]}; ${PROTOCOL}`,
    ...summariseClips(
      results.flatMap(({ heard }) => heard),
      dataset.labels,
    ),
    parts: told,
    engine,
    training: { command, options: training },
  };
};
