/** One answer for a whole recording. */
export type Verdict = {
  readonly label: string;
  /** Mean of the streamed probabilities, in the order of the labels. */
  readonly probabilities: Float32Array;
};

/** Judges a recording by the mean of its streamed probabilities; fails on an empty list. */
export const judgeClip = (scores: readonly Float32Array[], labels: readonly string[]): Verdict => {
  if (scores.length === 0)
    throw new RangeError('judgeClip needs the scores of at least one window');
  const probabilities = new Float32Array(labels.length);
  for (const score of scores) {
    for (let label = 0; label < labels.length; label++) {
      probabilities[label] += score[label] / scores.length;
    }
  }
  return { label: labels[probabilities.indexOf(Math.max(...probabilities))], probabilities };
};
