import { percent } from '../../percent.js';
import { likeliest } from '../classical/likeliest.js';
import type { ClassicalModel } from '../classical/classical-model.js';
import { pool } from '../classical/pool.js';
import { poolWeights } from '../classical/pool-weights.js';
import { searchGrid, type SearchResult } from '../classical/search-grid.js';
import type { ExperimentContext, Outcome } from '../experiment.js';
import { drawClassConfusion } from '../pictures/draw-class-confusion.js';
import type { Rows } from '../rows/rows.js';
import { shareKnown } from '../rows/share-known.js';
import { takeRows } from '../rows/take-rows.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { scoreClasses } from '../scores/score-classes.js';
import type { ClipRows } from './clip-rows.js';
import { hearingTabular } from './keep-tabular.js';
import { type ClipSplit, splitClips } from './split-clips.js';

/** The first settings and two folds, to see that all works. */
const quickly = (model: ClassicalModel): ClassicalModel => ({
  ...model,
  grid: model.grid.slice(0, 1),
});

const searchAll = async (
  models: readonly ClassicalModel[],
  train: Rows,
  folds: ClipSplit['folds'],
  { seed, effort, progress, stop }: ExperimentContext,
): Promise<SearchResult[]> => {
  const found: SearchResult[] = [];
  for (const [place, model] of models.entries()) {
    const asked = effort === 'quick' ? quickly(model) : model;
    const report = (share: number, words: string): void =>
      progress((place + share) / models.length, words);
    const options = { folds: effort === 'quick' ? folds.slice(0, 2) : folds, seed, stop };
    found.push(await searchGrid(asked, train, { ...options, progress: report }));
  }
  return found;
};

/** One model judges by itself; several by their weighted vote. */
const judge = (found: readonly SearchResult[], train: Rows, test: Rows) => {
  if (found.length === 1) return { judged: found[0].fitted.judge(test), weights: [1] };
  const classes = train.names.length;
  const weights = poolWeights(
    found.map(({ heldOut }) => heldOut),
    train.labels,
    classes,
  );
  const shares = pool(
    found.map(({ fitted }) => fitted.probabilities(test)),
    weights,
  );
  return { judged: likeliest(shares, classes), weights };
};

const describeChoice = (
  models: readonly ClassicalModel[],
  found: readonly SearchResult[],
  weights: readonly number[],
): string =>
  models
    .map(({ name }, place) => {
      const { settings, accuracy } = found[place];
      const weight = models.length > 1 ? `, weight ${weights[place].toFixed(2)}` : '';
      return `${name} ${JSON.stringify(settings)}: ${percent(accuracy)} of the held-out training rows${weight}`;
    })
    .join('; ');

const draw = (
  confusion: readonly (readonly number[])[],
  names: readonly string[],
  about: string,
) => ({
  name: 'confusion-test',
  svg: drawClassConfusion(confusion, names, {
    title: 'What was judged, for what it was: percent of each genre',
    subtitle: about,
  }),
});

/** Chooses settings, trains and scores one model, or the weighted vote of several, on statistics of clips. */
export const runTabular = async (
  models: readonly ClassicalModel[],
  readRows: (context: ExperimentContext) => Promise<ClipRows>,
  context: ExperimentContext,
  splitRows: typeof splitClips = splitClips,
): Promise<Outcome> => {
  const clips = await readRows(context);
  const split = splitRows(clips, context.holdOut, context.seed);
  const [train, test] = [takeRows(clips.rows, split.train), takeRows(clips.rows, split.test)];
  const found = await searchAll(models, train, split.folds, context);
  const { judged, weights } = judge(found, train, test);
  const members = models.map(({ name: kind }, place) => ({
    kind,
    fitted: found[place].fitted,
    weight: weights[place],
  }));
  await context.keep?.(hearingTabular(members, clips, train.count));
  const { figures, confusion } = scoreClasses(test.labels, judged, train.names.length);
  const about = `${models.map(({ name }) => name).join(' + ')}, ${context.holdOut}, ${test.count} clips`;
  return {
    figures: [...figures, ...classFigures(confusion, train.names)],
    tables: [classTable(confusion, train.names, 'Test clips')],
    pictures: [draw(confusion, train.names, about)],
    remarks: [
      `Chosen: ${describeChoice(models, found, weights)}.`,
      `${train.count} clips to learn from, ${test.count} to test; ${percent(shareKnown(clips.rows.groups, split))} of the test clips have an artist that is among the training clips.`,
    ],
  };
};
