import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readModelJson } from '../../read-model-file.js';

/** How statistics are moved and stretched before a network sees them: `(x − centre) / spread`. */
export type NetScaler = { readonly centre: ArrayLike<number>; readonly spread: ArrayLike<number> };

const FILE = 'scaler.json';

/** Writes `scaler.json` beside a network. */
export const writeNetScaler = (directory: string, { centre, spread }: NetScaler): Promise<void> => {
  const file = { centre: Array.from(centre), spread: Array.from(spread) };
  return writeFile(join(directory, FILE), `${JSON.stringify(file)}\n`);
};

/** Reads `scaler.json` of so many statistics. Fails with a `ModelError` that names file and field. */
export const readNetScaler = (directory: string, size: number): Promise<NetScaler> => {
  const schema = z.strictObject({
    centre: z.array(z.number()).length(size),
    spread: z.array(z.number().positive()).length(size),
  });
  const files = 'model.json, weights.bin, scaler.json and manifest.json';
  return readModelJson(directory, FILE, schema, files);
};

/** Scaled statistics; a copy. */
export const scaleStatistics = (
  values: Float32Array,
  { centre, spread }: NetScaler,
): Float32Array => values.map((value, place) => (value - centre[place]) / spread[place]);
