import { constantRate } from '../dense/learning-rate.js';
import { learnClasses, type LearntClasses } from '../dense/learn-classes.js';
import type { ExperimentContext, ExperimentPicture, Outcome } from '../experiment.js';
import { drawClassConfusion } from '../pictures/draw-class-confusion.js';
import { drawLearningCurve } from '../pictures/draw-learning-curve.js';
import type { HeldOut } from '../rows/hold-out-rows.js';
import { measureCeiling } from '../rows/measure-ceiling.js';
import { fitMinMaxScaler, scaleRows } from '../rows/scaler.js';
import { scaleOnly } from '../rows/scale-only.js';
import { shareKnown } from '../rows/share-known.js';
import { takeRows } from '../rows/take-rows.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { tellTwins } from '../scores/tell-twins.js';
import { withPrefix } from '../scores/with-prefix.js';
import { percent } from '../../percent.js';
import { readSongs, type Songs } from './read-songs.js';
import { splitSongs } from './split-songs.js';

const TRAINING = {
  hidden: [
    { units: 35, activation: 'sigmoid' },
    { units: 10, activation: 'sigmoid' },
  ],
  rate: constantRate(1e-3),
  batchSize: 16,
} as const;

const draw = (
  { train, test, curve }: LearntClasses,
  names: readonly string[],
  about: string,
): ExperimentPicture[] => {
  const title = 'What was judged, for what it was: percent of each genre';
  const confusion = (side: LearntClasses['test'], rows: string) =>
    drawClassConfusion(side.confusion, names, { title, subtitle: `${about}, ${rows} rows` });
  return [
    { name: 'confusion-test', svg: confusion(test, 'test') },
    { name: 'confusion-train', svg: confusion(train, 'training') },
    {
      name: 'learning-curve',
      svg: drawLearningCurve(curve, 'accuracy', { title: 'Learning', subtitle: about }),
    },
  ];
};

const explain = (
  { rows, found }: Songs,
  split: HeldOut,
  { test: { confusion } }: LearntClasses,
): string[] => {
  const { accuracy, ambiguous, commonest } = measureCeiling(rows);
  const together = commonest
    ? ` (${commonest.sets} times ${commonest.labels.join(' and ')}, so that what the one gains the other loses)`
    : '';
  const known = shareKnown(rows.groups, split);
  return [
    `${found} rows of the table, ${rows.count} after the cleaning: ${split.train.length} to learn from, ${split.test.length} to test.`,
    `${ambiguous} sets of identical inputs stand under several genres${together}: no model can pass ${percent(accuracy)} on these rows.`,
    `${percent(known)} of the test rows have an artist that is among the training rows.`,
    ...(commonest?.labels.length === 2 ? [tellTwins(confusion, rows.names, commonest.labels)] : []),
  ];
};

/** Trains R4's multilayer perceptron on the cleaned songs, with the popularity or without, and scores it. */
export const runSongs = async (
  popularity: boolean,
  { data, holdOut, seed, effort, progress, stop }: ExperimentContext,
): Promise<Outcome> => {
  const songs = await readSongs(data, popularity);
  const { names } = songs.rows;
  const split = splitSongs(songs.rows, holdOut, seed);
  const [train, test] = [takeRows(songs.rows, split.train), takeRows(songs.rows, split.test)];
  const scaler = scaleOnly(fitMinMaxScaler(train), songs.wide);
  const training = { ...TRAINING, epochs: effort === 'quick' ? 1 : 15, seed };
  const learnt = await learnClasses(scaleRows(train, scaler), scaleRows(test, scaler), {
    training,
    progress,
    stop,
  });
  return {
    figures: [
      ...learnt.test.figures,
      ...withPrefix(learnt.train.figures, 'train.'),
      ...classFigures(learnt.test.confusion, names),
      ...classFigures(learnt.train.confusion, names, 'train.'),
    ],
    tables: [
      classTable(learnt.test.confusion, names, 'Test rows'),
      classTable(learnt.train.confusion, names, 'Training rows'),
    ],
    pictures: draw(learnt, names, `R4, ${popularity ? 'with' : 'without'} popularity, ${holdOut}`),
    remarks: explain(songs, split, learnt),
  };
};
