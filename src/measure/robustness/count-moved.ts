import type { Moved } from '../../../models/index.js';

/** What was answered before and after a change, and what is true; labels are indices. */
export type Answers = {
  readonly truth: number;
  readonly before: number | undefined;
  readonly after: number | undefined;
};

/** Counts right answers and those that moved. */
export const countMoved = (answers: readonly Answers[]): Moved => {
  const countOf = (test: (answer: Answers) => boolean): number => answers.filter(test).length;
  return {
    count: answers.length,
    rightBefore: countOf(({ truth, before }) => before === truth),
    rightAfter: countOf(({ truth, after }) => after === truth),
    changed: countOf(({ before, after }) => before !== after),
    lost: countOf(({ truth, before, after }) => before === truth && after !== truth),
    won: countOf(({ truth, before, after }) => before !== truth && after === truth),
  };
};
