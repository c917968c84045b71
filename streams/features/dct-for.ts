import { createDct, type Dct } from './create-dct.js';

const known = new Map<string, Dct>();

/** The transform of these sizes, which is made once. */
export const dctFor = (bands: number, coefficients: number): Dct => {
  const key = `${bands}x${coefficients}`;
  const made = known.get(key) ?? createDct(bands, coefficients);
  known.set(key, made);
  return made;
};
