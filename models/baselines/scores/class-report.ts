import { scoreLabels } from '../../evaluation/metrics.js';
import type { ExperimentTable, Figure } from '../experiment.js';
import { bootstrapF1 } from './bootstrap-f1.js';

/** Precision, recall and F1 (with its interval) of each class as figures: `PREFIXprecision.NAME` … */
export const classFigures = (
  confusion: readonly (readonly number[])[],
  names: readonly string[],
  prefix = '',
): Figure[] => {
  const intervals = bootstrapF1(confusion).f1;
  return scoreLabels(confusion).flatMap(({ precision, recall, f1, clips: count }, label) => [
    { metric: `${prefix}precision.${names[label]}`, value: precision, count },
    { metric: `${prefix}recall.${names[label]}`, value: recall, count },
    { metric: `${prefix}f1.${names[label]}`, value: f1, interval95: intervals[label], count },
  ]);
};

/** The same as a table for people. */
export const classTable = (
  confusion: readonly (readonly number[])[],
  names: readonly string[],
  title: string,
): ExperimentTable => ({
  title,
  head: ['class', 'precision', 'recall', 'F1', 'rows'],
  rows: scoreLabels(confusion).map(({ precision, recall, f1, clips }, label) => [
    names[label],
    ...[precision, recall, f1].map((value) => value.toFixed(2)),
    String(clips),
  ]),
});
