import { scoreLabels } from '../../evaluation/metrics.js';
import type { ExperimentTable, Figure } from '../experiment.js';

/** Precision, recall and F1 of each class as figures: `PREFIXprecision.NAME` … */
export const classFigures = (
  confusion: readonly (readonly number[])[],
  names: readonly string[],
  prefix = '',
): Figure[] =>
  scoreLabels(confusion).flatMap(({ precision, recall, f1, clips: count }, label) =>
    Object.entries({ precision, recall, f1 }).map(([metric, value]) => ({
      metric: `${prefix}${metric}.${names[label]}`,
      value,
      count,
    })),
  );

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
