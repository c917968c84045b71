/** What came of judging clips: true label, judged label, and the confidence in it. */
export type Judgement = {
  readonly truth: number;
  readonly judged: number;
  readonly confidence: number;
};

/** Rows are the true labels, columns the judged ones; counts. */
export const confusionMatrix = (
  judgements: readonly Judgement[],
  labelCount: number,
): number[][] => {
  const matrix = Array.from({ length: labelCount }, () => new Array<number>(labelCount).fill(0));
  for (const { truth, judged } of judgements) matrix[truth][judged]++;
  return matrix;
};

/** The 95 % interval of a share (Wilson 1927). */
export const wilsonInterval = (hits: number, count: number): [number, number] => {
  if (count === 0) return [0, 1];
  const z = 1.959964;
  const share = hits / count;
  const centre = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const half =
    (z / (1 + z ** 2 / count)) *
    Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
};

/** Precision, recall and F1 of one label. */
export type LabelScore = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly clips: number;
};

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** One row for each label of a confusion matrix. */
export const scoreLabels = (matrix: readonly (readonly number[])[]): LabelScore[] =>
  matrix.map((row, label) => {
    const hits = row[label];
    const clips = row.reduce((sum, count) => sum + count, 0);
    const judged = matrix.reduce((sum, other) => sum + other[label], 0);
    const precision = ratio(hits, judged);
    const recall = ratio(hits, clips);
    return { precision, recall, f1: ratio(2 * precision * recall, precision + recall), clips };
  });

/** Judgements of like confidence: how sure they were and how many were right. */
export type CalibrationBin = {
  /** Confidences from `from` to below `to`; the last bin takes 1 too. */
  readonly from: number;
  readonly to: number;
  readonly clips: number;
  /** Mean confidence and share of right judgements; both 0 in an empty bin. */
  readonly confidence: number;
  readonly accuracy: number;
};

/** Sorts judgements by confidence into equal bins between 0 and 1. */
export const calibrationBins = (judgements: readonly Judgement[], bins = 15): CalibrationBin[] =>
  Array.from({ length: bins }, (_, bin) => {
    const inside = judgements.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin,
    );
    const sure = inside.reduce((sum, { confidence }) => sum + confidence, 0);
    const hits = inside.filter(({ truth, judged }) => truth === judged).length;
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      clips: inside.length,
      confidence: ratio(sure, inside.length),
      accuracy: ratio(hits, inside.length),
    };
  });

/** Expected calibration error: the mean gap between confidence and accuracy over equal bins (Guo et al. 2017). */
export const calibrationError = (bins: readonly CalibrationBin[]): number => {
  const clips = bins.reduce((sum, bin) => sum + bin.clips, 0);
  const gap = bins.reduce(
    (sum, bin) => sum + bin.clips * Math.abs(bin.confidence - bin.accuracy),
    0,
  );
  return ratio(gap, clips);
};

/** Below this a probability counts as this much, so that one clip cannot make the mean endless. */
const LEAST_PROBABILITY = 1e-7;

/** Mean negative logarithm of what the true label was given; in nats. */
export const logLoss = (
  clips: readonly { readonly truth: number; readonly probabilities: ArrayLike<number> }[],
): number => {
  const sum = clips.reduce(
    (total, { truth, probabilities }) =>
      total - Math.log(Math.max(LEAST_PROBABILITY, probabilities[truth])),
    0,
  );
  return ratio(sum, clips.length);
};
