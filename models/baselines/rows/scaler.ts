import type { Rows } from './rows.js';

/** Moves and stretches each input: `(x − centre) / spread`. */
export type Scaler = { readonly centre: Float64Array; readonly spread: Float64Array };

const column = ({ inputs, width, count }: Rows, input: number): Float64Array =>
  Float64Array.from({ length: count }, (_, row) => inputs[row * width + input]);

/** An input that never changes is left as it is. */
const orOne = (spread: number): number => (spread > 0 ? spread : 1);

/** Each input to mean 0 and standard deviation 1 over these rows. */
export const fitStandardScaler = (rows: Rows): Scaler => {
  const centre = new Float64Array(rows.width);
  const spread = new Float64Array(rows.width);
  for (let input = 0; input < rows.width; input++) {
    const values = column(rows, input);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.count;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.count;
    centre[input] = mean;
    spread[input] = orOne(Math.sqrt(variance));
  }
  return { centre, spread };
};

/** Each input to 0 … 1 over these rows. */
export const fitMinMaxScaler = (rows: Rows): Scaler => {
  const centre = new Float64Array(rows.width);
  const spread = new Float64Array(rows.width);
  for (let input = 0; input < rows.width; input++) {
    const values = column(rows, input);
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    centre[input] = low;
    spread[input] = orOne(high - low);
  }
  return { centre, spread };
};

/** The rows with scaled inputs; a copy. */
export const scaleRows = <Some extends Pick<Rows, 'width' | 'inputs'>>(
  rows: Some,
  { centre, spread }: Scaler,
): Some => ({
  ...rows,
  inputs: rows.inputs.map((value, i) => {
    const input = i % rows.width;
    return (value - centre[input]) / spread[input];
  }),
});
