import type { Scaler } from './scaler.js';

/** A scaler that leaves all inputs as they are but those at `positions`. */
export const scaleOnly = ({ centre, spread }: Scaler, positions: readonly number[]): Scaler => ({
  centre: centre.map((value, input) => (positions.includes(input) ? value : 0)),
  spread: spread.map((value, input) => (positions.includes(input) ? value : 1)),
});
