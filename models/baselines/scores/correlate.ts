/** Pearson's correlation of two series of one length. */
export const correlate = (ones: readonly number[], others: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [m, n] = [mean(ones), mean(others)];
  let [together, one, other] = [0, 0, 0];
  ones.forEach((value, i) => {
    together += (value - m) * (others[i] - n);
    one += (value - m) ** 2;
    other += (others[i] - n) ** 2;
  });
  return together / Math.sqrt(one * other);
};
