import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../errors.js';
import { joinArrays } from '../join-arrays.js';
import type { Familiarity } from './familiarity.js';

/** `familiarity.json` beside a genre model; the centres themselves lie in `familiarity.bin`. */
const fileSchema = z.strictObject({
  format: z.literal('earshot-familiarity-1'),
  /** Centres of the known and of the foreign, in this order in `familiarity.bin`: Float32, little-endian, scaled. */
  known: z.number().int().positive(),
  foreign: z.number().int().nonnegative(),
  mean: z.array(z.number()).min(1),
  spread: z.array(z.number().positive()),
  limits: z.array(z.number()).min(1),
});

const NAMES = { facts: 'familiarity.json', descriptions: 'familiarity.bin' } as const;

/** Writes what a model's training music was like beside the model. */
export const saveFamiliarity = async (
  directory: string,
  { mean, spread, known, foreign, limits }: Familiarity,
): Promise<void> => {
  const facts: z.infer<typeof fileSchema> = {
    format: 'earshot-familiarity-1',
    known: known.length,
    foreign: foreign.length,
    mean: [...mean],
    spread: [...spread],
    limits: [...limits],
  };
  const rows = joinArrays([...known, ...foreign]);
  await writeFile(join(directory, NAMES.descriptions), new Uint8Array(rows.buffer));
  await writeFile(join(directory, NAMES.facts), `${JSON.stringify(facts, null, 2)}\n`);
};

const damaged = (directory: string, cause?: unknown): ModelError =>
  new ModelError(
    'model-damaged',
    `${directory}: ${NAMES.facts} and ${NAMES.descriptions} do not fit together; make them again with \`earshot evaluate-states --save\``,
    { cause },
  );

const parse = (text: string, directory: string): z.infer<typeof fileSchema> => {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw damaged(directory, cause);
  }
};

/** Reads it; undefined when the model has none. Fails with a `ModelError` when it is damaged. */
export const loadFamiliarity = async (directory: string): Promise<Familiarity | undefined> => {
  const path = join(directory, NAMES.facts);
  if (!existsSync(path)) return undefined;
  const facts = parse(await readFile(path, 'utf8'), directory);
  const bytes = await readFile(join(directory, NAMES.descriptions)).catch((cause: unknown) => {
    throw damaged(directory, cause);
  });
  const values = facts.mean.length;
  const rows = facts.known + facts.foreign;
  if (bytes.length !== 4 * rows * values || facts.spread.length !== values)
    throw damaged(directory);
  const cells = new Float32Array(Uint8Array.from(bytes).buffer);
  const points = Array.from({ length: rows }, (_, row) =>
    cells.subarray(row * values, (row + 1) * values),
  );
  return {
    mean: Float32Array.from(facts.mean),
    spread: Float32Array.from(facts.spread),
    known: points.slice(0, facts.known),
    foreign: points.slice(facts.known),
    limits: facts.limits,
  };
};
