import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { loadEngine } from '../../inference/engines/load-engine.js';
import { percent } from '../../percent.js';
import type { Clip } from '../../training/dataset.js';
import { loadDataset } from '../../training/load-dataset.js';
import { createRandom } from '../../training/random.js';
import { likeliest } from '../classical/likeliest.js';
import { softmaxRows } from '../classical/softmax-rows.js';
import type { ExperimentContext, ExperimentPicture, Outcome } from '../experiment.js';
import { drawClassConfusion } from '../pictures/draw-class-confusion.js';
import { drawLearningCurve } from '../pictures/draw-learning-curve.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { scoreClasses } from '../scores/score-classes.js';
import { withPrefix } from '../scores/with-prefix.js';
import { divideClips } from './divide-clips.js';
import { hearingPictures } from './hearing-networks.js';
import { majorityVote } from './majority-vote.js';
import { cutPieces, PIECE_SIDE, type Pieces } from './pieces.js';
import { applyNetwork, type EpochPoint, type Examples } from './train-network.js';

/** What a network learns from, what it is stopped by, and what it is judged on. */
export type NetworkData = {
  readonly labels: readonly string[];
  readonly train: Pieces;
  readonly valid: Pieces | undefined;
};

/** A trained network of logits; whoever has it disposes of it. */
export type MadeNetwork = {
  readonly model: tf.LayersModel;
  readonly curve: readonly EpochPoint[];
  readonly dispose: () => void;
};

/** Makes and trains a network. */
export type MakeNetwork = (data: NetworkData, context: ExperimentContext) => Promise<MadeNetwork>;

/** Mel pictures as a network takes them. */
export const toExamples = ({ count, pictures, labels }: Pieces): Examples => ({
  count,
  values: pictures,
  shape: [PIECE_SIDE, PIECE_SIDE, 1],
  labels,
});

const curvePicture = (curve: readonly EpochPoint[], about: string): ExperimentPicture[] => {
  const points = curve.flatMap(({ epoch, loss, validLoss }) => [
    { epoch, rows: 'train', value: loss },
    ...(validLoss === undefined ? [] : [{ epoch, rows: 'valid', value: validLoss }]),
  ]);
  if (points.length === 0) return [];
  const svg = drawLearningCurve(points, 'loss', { title: 'Learning', subtitle: about });
  return [{ name: 'learning-curve', svg }];
};

const confusionPicture = (
  confusion: readonly (readonly number[])[],
  labels: readonly string[],
  about: string,
): ExperimentPicture => ({
  name: 'confusion-test',
  svg: drawClassConfusion(confusion, labels, {
    title: 'What was judged, for what it was: percent of each genre',
    subtitle: about,
  }),
});

/** Whether a network knows its training pieces by heart, and when it was best on what stopped it. */
const tellLearning = (
  { model, curve }: MadeNetwork,
  { train }: NetworkData,
  clips: number,
): string => {
  const classes = model.outputs[0].shape[1] as number;
  const judged = likeliest(applyNetwork(model, toExamples(train)), classes);
  const hits = judged.filter((label, piece) => label === train.labels[piece]).length;
  const best = curve.reduce<EpochPoint | undefined>(
    (least, point) =>
      (point.validLoss ?? Infinity) < (least?.validLoss ?? Infinity) ? point : least,
    undefined,
  );
  const epochs = best ? `, best after epoch ${best.epoch} of ${curve.length}` : '';
  return `${model.countParams().toLocaleString('en')} parameters learnt from ${train.count} pieces of ${clips} clips${epochs}: ${percent(hits / train.count)} of these pieces are right.`;
};

const report = (
  { test, labels }: { readonly test: readonly Clip[]; readonly labels: readonly string[] },
  logits: Float32Array,
  pieces: Pieces,
  curve: readonly EpochPoint[],
  about: string,
): Outcome => {
  const classes = labels.length;
  const shares = softmaxRows(Float64Array.from(logits), classes);
  const judged = majorityVote(shares, pieces.owners, test.length, classes);
  const truths = test.map(({ label }) => label);
  const { figures, confusion } = scoreClasses(truths, judged, classes);
  const alone = scoreClasses(pieces.labels, likeliest(shares, classes), classes);
  return {
    figures: [
      ...figures,
      ...withPrefix(alone.figures, 'piece.'),
      ...classFigures(confusion, labels),
    ],
    tables: [classTable(confusion, labels, 'Test clips')],
    pictures: [
      confusionPicture(confusion, labels, `${about}, ${test.length} clips`),
      ...curvePicture(curve, about),
    ],
    remarks: [
      `${pieces.count} pieces of 10 s: ${percent(alone.figures[0].value)} by themselves, ${percent(figures[0].value)} of ${test.length} clips by the majority of their pieces.`,
    ],
  };
};

/** Trains a network on pieces of 10 s and judges held-out clips by the majority of their pieces. */
export const runNetwork = async (
  title: string,
  parts: { readonly testShare: number; readonly mostTraining?: number },
  make: MakeNetwork,
  context: ExperimentContext,
): Promise<Outcome> => {
  await loadEngine(context.engine);
  const { clips, labels, digest } = await loadDataset({
    sources: [join(context.data, 'gtzan', 'logmel')],
    stop: context.stop,
  });
  const { train: all, valid, test } = divideClips(clips, parts.testShare, context);
  const train = all.slice(0, parts.mostTraining);
  const data = { labels, train: cutPieces(train), valid: cutPieces(valid) };
  const made = await make(data, context);
  const { model, curve, dispose } = made;
  try {
    const about = { labels: [...labels], data: { digest, clips: clips.length } };
    await context.keep?.(hearingPictures(model, about, train.length));
    const pieces = cutPieces(test);
    const logits = applyNetwork(model, toExamples(pieces));
    const outcome = report({ test, labels }, logits, pieces, curve, `${title}, ${context.holdOut}`);
    const learnt = tellLearning(made, data, train.length);
    return { ...outcome, remarks: [...(outcome.remarks ?? []), learnt] };
  } finally {
    dispose();
  }
};

/** A stream of seeds for a network's first weights. */
export const drawWeights = (seed: number): (() => number) => createRandom('weights', seed);
