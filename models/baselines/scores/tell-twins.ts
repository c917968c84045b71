import { percent } from '../../percent.js';
import { scoreLabels } from '../../evaluation/metrics.js';

type Confusion = readonly (readonly number[])[];

/** The matrix with the second of two classes counted as the first. */
const join = (confusion: Confusion, kept: number, joined: number): number[][] => {
  const merged = confusion.map((row) => [...row]);
  merged.forEach((row) => {
    row[kept] += row[joined];
    row[joined] = 0;
  });
  merged[kept] = merged[kept].map((count, label) => count + merged[joined][label]);
  merged[joined].fill(0);
  return merged;
};

/** How two classes are taken for each other, and what they are worth as one; a sentence. */
export const tellTwins = (
  confusion: Confusion,
  names: readonly string[],
  [one, other]: readonly string[],
): string => {
  const [first, second] = [names.indexOf(one), names.indexOf(other)];
  const scores = scoreLabels(confusion);
  const together = scoreLabels(join(confusion, first, second))[first].f1;
  const taken = (from: number, to: number): string =>
    percent(confusion[from][to] / confusion[from].reduce((sum, count) => sum + count, 0));
  return (
    `${taken(first, second)} of ${one} is judged ${other}, ${taken(second, first)} of ${other} ${one}: ` +
    `F1 ${scores[first].f1.toFixed(3)} and ${scores[second].f1.toFixed(3)} apart, ${together.toFixed(3)} as one.`
  );
};
