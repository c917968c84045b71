import { wilsonInterval } from '../../evaluation/metrics.js';
import { byKMeans } from '../clustering/k-means.js';
import type { ExperimentContext, Figure, Outcome } from '../experiment.js';
import { percent } from '../../percent.js';
import { classFigures, classTable } from '../scores/class-report.js';
import { withPrefix } from '../scores/with-prefix.js';
import { clusterGenres, groupByHand } from './genre-groups.js';
import { drawGenres, explainGenres, learnGenres, type LearntGenres } from './learn-genres.js';
import { readGenreTracks } from './read-genre-tracks.js';
import { scoreCloseness } from './score-closeness.js';

const describeCloseness = ([right, close]: readonly Figure[], groups: string): string =>
  `By ${groups}: ${percent(right.value)} of the test rows are judged to be of the right group, and so are ${percent(close.value)} of the ${close.count} misses.`;

/** What a training log says of the last epoch. */
const logged = ({ learningAccuracy: value, train }: LearntGenres): Figure[] => {
  if (value === undefined) return [];
  const [{ count }] = train.figures;
  const interval95 = wilsonInterval(Math.round(value * count), count);
  return [{ metric: 'logged.accuracy', value, interval95, count }];
};

/** Trains R1's network on all 114 genres, and scores misses by closeness too. */
export const runGenres = async (
  context: ExperimentContext,
  learntShare?: number,
): Promise<Outcome> => {
  const tracks = await readGenreTracks(context.data);
  const { names } = tracks.rows;
  const learnt = await learnGenres(tracks, context, learntShare);
  const { confusion } = learnt.test;
  const kMeans = clusterGenres(tracks.rows, byKMeans(20), context.seed);
  const byCluster = scoreCloseness(confusion, kMeans, 'k-means-20');
  const byHand = scoreCloseness(confusion, groupByHand(tracks.rows), 'by-hand');
  return {
    figures: [
      ...learnt.test.figures,
      ...logged(learnt),
      ...withPrefix(learnt.train.figures, 'train.'),
      ...byCluster,
      ...byHand,
      ...classFigures(confusion, names),
    ],
    tables: [classTable(confusion, names, 'Test rows')],
    pictures: drawGenres(learnt, names, `R1, 114 genres, ${context.holdOut}`),
    remarks: [
      ...explainGenres(tracks, learnt),
      `${percent(learnt.train.figures[0].value)} of the training rows are right after the last epoch, with dropout off.`,
      describeCloseness(byCluster, '20 clusters of k-means'),
      describeCloseness(byHand, 'the five groups by hand'),
    ],
  };
};
