import { wilsonInterval } from '../../evaluation/metrics.js';
import type { Figure } from '../experiment.js';
import type { GenreGroups } from './genre-groups.js';

/**
 * How near the misses are: `rightGroup.NAME`, the share of rows judged to be of the right group, and
 * `closeMiss.NAME`, the share of wrong rows whose group is right all the same. Rows of genres that are in no
 * group are left out. Confusion: rows are the true genres, columns the judged ones.
 */
export const scoreCloseness = (
  confusion: readonly (readonly number[])[],
  { groupOf }: GenreGroups,
  name: string,
): Figure[] => {
  let [rows, right, close] = [0, 0, 0];
  confusion.forEach((counts, truth) => {
    if (groupOf[truth] < 0) return;
    counts.forEach((count, judged) => {
      rows += count;
      if (judged === truth) right += count;
      else if (groupOf[judged] === groupOf[truth]) close += count;
    });
  });
  const share = (metric: string, hits: number, count: number): Figure => ({
    metric: `${metric}.${name}`,
    value: hits / count,
    interval95: wilsonInterval(hits, count),
    count,
  });
  return [share('rightGroup', right + close, rows), share('closeMiss', close, rows - right)];
};
