import type { Evaluation } from './evaluate-model.js';

/** What an evaluation's files are called after: `test`, or `NAME-valid` on other data. */
export const evaluationName = ({
  dataName,
  split,
}: Pick<Evaluation, 'dataName' | 'split'>): string => (dataName ? `${dataName}-${split}` : split);
