/** Student's t for 95 % of five values, which have 4 degrees of freedom. */
export const T_OF_FIVE = 2.776;

/** Mean and standard deviation of a few values drawn from more. */
export const spreadOf = (
  values: readonly number[],
): { readonly mean: number; readonly deviation: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
};
