import { setImmediate } from 'node:timers/promises';
import { ModelError } from '../errors.js';
import type { Classifier } from '../inference/classifier.js';
import { type ClassifierOptions, loadClassifier } from '../inference/load-classifier.js';
import type { Familiarity } from './familiarity.js';
import { fitFamiliarity } from './fit-familiarity.js';
import { hearRecording, type HeardRecording, isRejected } from './hear-recording.js';
import { loadRejectionData, type RejectionRequest, type Sorted } from './load-rejection-data.js';
import { syntheticMusic } from '../sound-kind/synthetic-music.js';
import {
  countRejected,
  type Rejected,
  type RejectionPoint,
  type RejectionReport,
} from './rejection-report.js';

/** Which model, which data, and how much of what it knows has to be kept. */
export type RejectionOptions = ClassifierOptions &
  Omit<RejectionRequest, 'labels'> & {
    /** Share of the held-out clips that stay within the limits at each number of windows. */
    readonly keep: number;
  };

/** What was learnt, and how well it rejects. */
export type MeasuredRejection = {
  readonly familiarity: Familiarity;
  readonly report: RejectionReport;
};

/** A little more than the 90 % that have to be kept, as other clips than these will come. */
export const DEFAULT_KEEP = 0.93;

const PROTOCOL =
  'one verdict per clip: rejected when it is speech or noise in the mean of its windows, or when more than half of its music windows lie beyond the limits; limits set on the validation clips of gtzan, the familiar learnt from the training clips of gtzan and emotify; speech and noise are held-out stems and folds';

/** Distances moved by up to so much either way make the curve. */
const FARTHEST = 4;
const POINTS = 81;

type Heard = HeardRecording & { readonly sort: string };

const hearAll = async (
  recordings: readonly Sorted[],
  soundKinds: Classifier,
  familiarity: Familiarity,
  stop: AbortSignal | undefined,
): Promise<Heard[]> => {
  const heard: Heard[] = [];
  for (const recording of recordings) {
    await setImmediate();
    stop?.throwIfAborted();
    const result = await hearRecording(recording, soundKinds, familiarity);
    heard.push({ ...result, sort: recording.sort });
  }
  return heard;
};

const bySort = <T>(heard: readonly Heard[], measure: (some: readonly Heard[]) => T) =>
  Object.fromEntries(
    [...new Set(heard.map(({ sort }) => sort))].map((sort): [string, T] => [
      sort,
      measure(heard.filter((each) => each.sort === sort)),
    ]),
  );

const count = (heard: readonly Heard[]): Rejected =>
  countRejected(heard.map((each) => isRejected(each)));

const drawCurve = (known: readonly Heard[], foreign: readonly Heard[]): RejectionPoint[] => {
  const own = known.filter(({ sort }) => sort.startsWith('gtzan'));
  return Array.from({ length: POINTS }, (_, point) => {
    const offset = FARTHEST * ((2 * point) / (POINTS - 1) - 1);
    const share = (some: readonly Heard[]) =>
      some.filter((each) => isRejected(each, offset)).length / some.length;
    return { offset, kept: 1 - share(own), rejected: bySort(foreign, share) };
  });
};

const idOf = ({ info: { name, hash } }: Classifier) => ({ name, hash });

/** What the demo plays of the model's genres. */
const piecesOf = async (labels: readonly string[]) =>
  (await syntheticMusic()).filter(({ genre }) => labels.includes(genre));

const measure = async (
  classifier: Classifier,
  { keep, dataDirectory, split, stop, cacheDirectory, onProgress }: RejectionOptions,
): Promise<MeasuredRejection> => {
  const { soundKinds, info } = classifier;
  if (!soundKinds) throw new ModelError('model-mismatch', `${info.name} is no model of genres`);
  const request = { dataDirectory, split, stop, cacheDirectory, onProgress };
  const data = await loadRejectionData({ ...request, labels: info.labels });
  const given = await piecesOf(info.labels);
  const familiarity = fitFamiliarity({ ...data, given, keep });
  const known = await hearAll(data.knownToTry, soundKinds, familiarity, stop);
  const foreign = await hearAll(data.foreignToTry, soundKinds, familiarity, stop);
  const report: RejectionReport = {
    protocol: PROTOCOL,
    model: idOf(classifier),
    soundKinds: idOf(soundKinds),
    keep,
    learntFrom: { known: data.known.length, foreign: data.foreign.length },
    known: bySort(known, count),
    foreign: bySort(foreign, count),
    curve: drawCurve(known, foreign),
  };
  return { familiarity, report };
};

/**
 * Learns what a genre model's training music was like and measures how much of other sound is rejected by it.
 * Fails with a `ModelError` when model or data are not to be had, and with the reason of `stop`.
 */
export const measureRejection = async (options: RejectionOptions): Promise<MeasuredRejection> => {
  const classifier = await loadClassifier({ model: options.model, engine: options.engine });
  try {
    return await measure(classifier, options);
  } finally {
    classifier.dispose();
  }
};
