/** Logistic regression on scaled inputs. */
export type LinearModel = {
  /** Taken from each input, `[width]`. */
  readonly centre: Float32Array;
  /** What each input is then divided by, `[width]`. */
  readonly spread: Float32Array;
  /** `[labels × (width + 1)]`, the last of each label its constant. */
  readonly weights: Float32Array;
};

/** Probability of each label for one row of inputs; sums to 1. */
export const judgeLinear = (
  { centre, spread, weights }: LinearModel,
  inputs: Float32Array,
): Float32Array => {
  const width = centre.length;
  const scores = new Float32Array(weights.length / (width + 1));
  const scaled = inputs.map((value, i) => (value - centre[i]) / spread[i]);
  for (let label = 0; label < scores.length; label++) {
    const start = label * (width + 1);
    let score = weights[start + width];
    for (let i = 0; i < width; i++) score += weights[start + i] * scaled[i];
    scores[label] = score;
  }
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
};
