import { halvingRate } from '../dense/learning-rate.js';
import { learnClasses, type LearntClasses } from '../dense/learn-classes.js';
import type { ExperimentContext, HoldOut, Outcome } from '../experiment.js';
import { percent } from '../../percent.js';
import { drawClassConfusion } from '../pictures/draw-class-confusion.js';
import { type CurvePoint, drawLearningCurve } from '../pictures/draw-learning-curve.js';
import { fillMissing } from '../rows/fill-missing.js';
import { dealRows, type HeldOut } from '../rows/hold-out-rows.js';
import { measureCeiling } from '../rows/measure-ceiling.js';
import type { Rows } from '../rows/rows.js';
import { fitMinMaxScaler, scaleRows } from '../rows/scaler.js';
import { shareKnown } from '../rows/share-known.js';
import { takeRows } from '../rows/take-rows.js';
import { withoutSharedArtists } from '../rows/without-shared-artists.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { spreadOf, T_OF_FIVE } from '../scores/spread.js';
import { scoreClasses } from '../scores/score-classes.js';
import { addReferences } from './add-references.js';
import { readTracks, type TrackChoice, type Tracks } from './read-tracks.js';

/** A network of R0. */
export type TrackNetwork = TrackChoice & {
  /** Hidden layers of ten. */
  readonly layers: 1 | 2 | 3;
  readonly manner: 'staircase' | 'smooth';
  /** The learning rate to begin with; 1e-4 as in the report unless told otherwise. */
  readonly startRate?: number;
  /** 60 as in the report unless told otherwise; the rate is halved as many times. */
  readonly epochs?: number;
  /** An input more for each genre: the distance to the mean of its training rows. */
  readonly references?: boolean;
};

const FOLDS = 5;

/** In 60 epochs, each five. */
const HALVINGS = 12;

const splitTracks = ({ rows, artists }: Tracks, holdOut: HoldOut, seed: number): HeldOut[] => {
  const folds = dealRows(rows.groups, FOLDS, holdOut, seed);
  return folds.map((test, fold) => {
    const split = { test, train: folds.flatMap((other, f) => (f === fold ? [] : other)) };
    return holdOut === 'honest' ? withoutSharedArtists(artists, split) : split;
  });
};

/** Filled and scaled by all rows, as in the report, or (honest) by the training rows. */
const prepare = (
  rows: Rows,
  { train, test }: HeldOut,
  holdOut: HoldOut,
  references = false,
): [Rows, Rows] => {
  const known = holdOut === 'honest' ? takeRows(rows, train) : rows;
  const scaler = fitMinMaxScaler(fillMissing(known, known));
  const ready = (positions: readonly number[]) =>
    scaleRows(fillMissing(takeRows(rows, positions), known), scaler);
  const [learnt, tested] = [ready(train), ready(test)];
  if (!references) return [learnt, tested];
  return [addReferences(learnt, learnt), addReferences(tested, learnt)];
};

const trainingOf = (
  { layers, manner, startRate = 1e-4, epochs = 60 }: TrackNetwork,
  seed: number,
  quick: boolean,
) => ({
  hidden: Array.from({ length: layers }, () => ({ units: 10, activation: 'relu' as const })),
  rate: halvingRate(startRate, epochs / HALVINGS, manner),
  batchSize: 5,
  epochs: quick ? 1 : epochs,
  seed,
});

const learnFolds = async (
  tracks: Tracks,
  splits: readonly HeldOut[],
  network: TrackNetwork,
  { holdOut, seed, effort, progress, stop }: ExperimentContext,
): Promise<LearntClasses[]> => {
  const learnt: LearntClasses[] = [];
  for (const [fold, split] of splits.entries()) {
    const [train, test] = prepare(tracks.rows, split, holdOut, network.references);
    const training = trainingOf(network, seed + fold, effort === 'quick');
    const tell = (share: number, words: string) =>
      progress((fold + share) / FOLDS, `fold ${fold + 1}/${FOLDS}  ${words}`);
    learnt.push(await learnClasses(train, test, { training, progress: tell, stop }));
  }
  return learnt;
};

const meanCurve = (folds: readonly LearntClasses[]): CurvePoint[] =>
  folds[0].curve.map((point, i) => ({
    ...point,
    value: folds.reduce((sum, { curve }) => sum + curve[i].value, 0) / folds.length,
  }));

/** Folds differ by what each network learnt too, of which an interval over rows knows nothing. */
const tellFolds = (accuracies: readonly number[]): string => {
  const { mean, deviation } = spreadOf(accuracies);
  const half = (T_OF_FIVE * deviation) / Math.sqrt(FOLDS);
  const listed = accuracies.map((accuracy) => accuracy.toFixed(3)).join(', ');
  return `Accuracy of the folds: ${listed}; the report says that each is above 0.50. By how they lie apart, the 95 % interval of their mean is ${(mean - half).toFixed(3)} to ${(mean + half).toFixed(3)} (Student's t).`;
};

const explain = (
  { rows, found, artists }: Tracks,
  splits: readonly HeldOut[],
  folds: readonly LearntClasses[],
): string[] => {
  const counts = rows.names.map(
    (_, label) => rows.labels.filter((other) => other === label).length,
  );
  const common = Math.max(...counts);
  const known = splits.map((split) => shareKnown(artists, split));
  const accuracies = folds.map(({ test }) => test.figures[0].value);
  return [
    `${rows.count} of the ${found} tracks of the substitute carry exactly one of the nine names; the report had about 80,000 others.`,
    `Always saying the most common genre (${rows.names[counts.indexOf(common)]}) gives ${percent(common / rows.count)}.`,
    tellFolds(accuracies),
    `${percent(known.reduce((sum, share) => sum + share, 0) / FOLDS)} of the test rows have artists that are among the training rows; identical inputs cap the accuracy at ${percent(measureCeiling(rows).accuracy)}.`,
  ];
};

/** Cross-validates a network of R0 on the substitute table, five folds pooled. */
export const runTracks = async (
  network: TrackNetwork,
  context: ExperimentContext,
): Promise<Outcome> => {
  const { data, holdOut, seed } = context;
  const tracks = await readTracks(data, network);
  const { names, labels } = tracks.rows;
  const splits = splitTracks(tracks, holdOut, seed);
  const folds = await learnFolds(tracks, splits, network, context);
  const truths = splits.flatMap(({ test }) => test.map((position) => labels[position]));
  const judged = folds.flatMap((fold) => [...fold.judged]);
  const { figures, confusion } = scoreClasses(truths, judged, names.length);
  const subtitle = `R0, ${network.layers} × 10, ${network.manner}, ${holdOut}: five folds`;
  const title = 'What was judged, for what it was: percent of each genre';
  const curve = { title: 'Learning', subtitle: `${subtitle}, mean` };
  return {
    figures: [...figures, ...classFigures(confusion, names)],
    tables: [classTable(confusion, names, 'Test rows of all folds')],
    pictures: [
      { name: 'confusion', svg: drawClassConfusion(confusion, names, { title, subtitle }) },
      { name: 'learning-curve', svg: drawLearningCurve(meanCurve(folds), 'accuracy', curve) },
    ],
    remarks: explain(tracks, splits, folds),
  };
};
