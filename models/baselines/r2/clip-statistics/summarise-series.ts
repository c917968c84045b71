/** Statistics of numbers as the report took them. */
export type SeriesSummary = {
  readonly mean: number;
  readonly std: number;
  readonly min: number;
  readonly max: number;
  /** Third and fourth standardised moments; of a normal distribution both are 0. */
  readonly skew: number;
  readonly kurtosis: number;
};

/** What numbers are like; moments over all of them, as in SciPy's `skew` and `kurtosis`. Those of a constant are 0. */
export const summariseSeries = (values: readonly number[]): SeriesSummary => {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const moment = (power: number): number =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0) / count;
  const variance = moment(2);
  const varies = variance > 1e-20;
  return {
    mean,
    std: Math.sqrt(variance),
    min: values.reduce((least, value) => Math.min(least, value), Infinity),
    max: values.reduce((most, value) => Math.max(most, value), -Infinity),
    skew: varies ? moment(3) / variance ** 1.5 : 0,
    kurtosis: varies ? moment(4) / variance ** 2 - 3 : 0,
  };
};
