/** The middle 95 % of what was drawn, at least one value: the percentile interval of a bootstrap. */
export const middleInterval = (values: readonly number[]): [low: number, high: number] => {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.025), at(0.975)];
};
