import { confusionMatrix, scoreLabels, wilsonInterval } from '../../evaluation/metrics.js';
import type { Figure } from '../experiment.js';
import { bootstrapF1 } from './bootstrap-f1.js';

/** How well held-out rows were told apart. */
export type ClassScores = {
  readonly figures: readonly Figure[];
  /** Rows are the true classes, columns the judged ones; counts. */
  readonly confusion: readonly (readonly number[])[];
};

/** Accuracy (95 % interval of Wilson 1927) and macro F1 (by bootstrap) over the classes that the rows have. */
export const scoreClasses = (
  truths: ArrayLike<number>,
  judged: ArrayLike<number>,
  classes: number,
): ClassScores => {
  const count = truths.length;
  const confusion = confusionMatrix(
    Array.from(truths, (truth, row) => ({ truth, judged: judged[row], confidence: 1 })),
    classes,
  );
  const hits = confusion.reduce((sum, row, label) => sum + row[label], 0);
  const present = scoreLabels(confusion).filter(({ clips }) => clips > 0);
  const macroF1 = present.reduce((sum, { f1 }) => sum + f1, 0) / present.length;
  return {
    confusion,
    figures: [
      { metric: 'accuracy', value: hits / count, interval95: wilsonInterval(hits, count), count },
      { metric: 'macroF1', value: macroF1, interval95: bootstrapF1(confusion).macroF1, count },
    ],
  };
};
