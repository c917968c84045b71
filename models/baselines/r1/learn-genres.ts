import { fadingRate } from '../dense/learning-rate.js';
import { learnClasses, type LearntClasses } from '../dense/learn-classes.js';
import { trainDenseNetwork } from '../dense/train-dense-network.js';
import type { ExperimentContext, ExperimentPicture } from '../experiment.js';
import { loadEngine } from '../../inference/engines/load-engine.js';
import { percent } from '../../percent.js';
import { drawClassConfusion } from '../pictures/draw-class-confusion.js';
import { drawLearningCurve } from '../pictures/draw-learning-curve.js';
import { type HeldOut, holdOutRows } from '../rows/hold-out-rows.js';
import { measureCeiling } from '../rows/measure-ceiling.js';
import { fitMinMaxScaler, scaleRows } from '../rows/scaler.js';
import type { Rows } from '../rows/rows.js';
import { shareKnown } from '../rows/share-known.js';
import { takeRows } from '../rows/take-rows.js';
import { withoutSharedArtists } from '../rows/without-shared-artists.js';
import { GENRE_NETWORK } from './genre-network.js';
import type { GenreTracks } from './read-genre-tracks.js';

/** R1's network after its training on a part of some tracks. */
export type LearntGenres = LearntClasses & {
  /** Positions among the tracks; those of the test in the order of `judged`. */
  readonly split: HeldOut;
};

const QUICK_ROWS = 4000;

const splitTracks = (
  { rows, artists }: GenreTracks,
  { holdOut, seed }: ExperimentContext,
): HeldOut => {
  const split = holdOutRows(rows.groups, 0.2, holdOut, seed);
  return holdOut === 'honest' ? withoutSharedArtists(artists, split) : split;
};

/** Rows come in a random order. */
const leaveOut = ({ train, test }: HeldOut, learntShare: number): HeldOut => ({
  train: train.slice(0, Math.round(train.length * learntShare)),
  test,
});

/** Fewer rows, to see that all works. */
const shorten = ({ train, test }: HeldOut): HeldOut => ({
  train: train.slice(0, QUICK_ROWS),
  test: test.slice(0, QUICK_ROWS),
});

/**
 * Trains R1's network on four fifths of the tracks and scores it on the rest: min-max scaling (by all rows, as
 * in the report, or by the training rows), Adam from 1e-3, times 0.9 each epoch, batches of 32, 20 epochs.
 * Of the rows to learn from, only `learntShare` are learnt from.
 */
export const learnGenres = async (
  tracks: GenreTracks,
  context: ExperimentContext,
  learntShare = 1,
): Promise<LearntGenres> => {
  const { holdOut, seed, effort, engine, progress, stop } = context;
  const quick = effort === 'quick';
  await loadEngine(engine);
  const whole = leaveOut(splitTracks(tracks, context), learntShare);
  const split = quick ? shorten(whole) : whole;
  const train = takeRows(tracks.rows, split.train);
  const scaler = fitMinMaxScaler(holdOut === 'honest' ? train : tracks.rows);
  const training = {
    ...GENRE_NETWORK,
    rate: fadingRate(1e-3, 0.9),
    batchSize: 32,
    epochs: quick ? 1 : 20,
    seed,
  };
  const test = scaleRows(takeRows(tracks.rows, split.test), scaler);
  const learning = { training, learn: trainDenseNetwork, progress, stop };
  return { split, ...(await learnClasses(scaleRows(train, scaler), test, learning)) };
};

/** The cap on accuracy for whoever knows a row's track id and nothing else. */
const capOfIds = (rows: Rows, trackIds: readonly string[]): number => {
  const numbers = new Map<string, number>();
  const inputs = Float32Array.from(trackIds, (id) => {
    const number = numbers.get(id) ?? numbers.size;
    numbers.set(id, number);
    return number;
  });
  return measureCeiling({ ...rows, width: 1, inputs }).accuracy;
};

/** Why figures on these tracks are as they are; measured. */
export const explainGenres = (
  { rows, artists, trackIds }: GenreTracks,
  { split, parameterCount }: LearntGenres,
): string[] => [
  `${split.train.length} rows to learn from, ${split.test.length} to test, ${parameterCount.toLocaleString('en')} parameters.`,
  `${percent(shareKnown(trackIds, split))} of the test rows have their track id among the training rows, ${percent(shareKnown(artists, split))} their artists.`,
  `Identical inputs under several names cap the accuracy at ${percent(measureCeiling(rows).accuracy)}; identical track ids at ${percent(capOfIds(rows, trackIds))}, since the popularity of a track is not the same in all its rows.`,
];

/** How the network learnt and what it took for what. */
export const drawGenres = (
  { curve, test }: LearntGenres,
  names: readonly string[],
  subtitle: string,
): ExperimentPicture[] => [
  {
    name: 'confusion',
    svg: drawClassConfusion(test.confusion, names, {
      title: 'What was judged, for what it was: percent of each class',
      subtitle,
    }),
  },
  {
    name: 'learning-curve',
    svg: drawLearningCurve(curve, 'accuracy', { title: 'Learning', subtitle }),
  },
];
