import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { shippedModelsDirectory } from '../inference/model-directory.js';
import { ModelError } from '../errors.js';
import { readModelJson } from '../read-model-file.js';
import { DESCRIPTOR_MODEL } from './descriptor-model-name.js';
import { type DescriptorModel, termCount } from './descriptor-model.js';
import type { DescriptorReport } from './descriptor-report.js';
import { LEARNT_DESCRIPTORS } from './learnt-descriptors.js';
import { STATISTICS } from './sound-statistics.js';
import { writeDescriptorCard } from './write-descriptor-card.js';

const FORMAT = 'earshot-descriptors-1';
/** Name of the file that holds a model. */
export const DESCRIPTOR_FILE = 'descriptors.json';

const statistics = z.array(z.number()).length(STATISTICS.length);
const fileSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** What the model was learnt from must be what is heard. */
  statistics: z.array(z.string()),
  centre: statistics,
  spread: z.array(z.number().positive()).length(STATISTICS.length),
  maps: z.partialRecord(
    z.enum(LEARNT_DESCRIPTORS),
    z.strictObject({
      intercept: z.number(),
      weights: z.array(z.number()).length(termCount(STATISTICS.length)),
    }),
  ),
});

const SCORE_FILE = 'scores.json';

const scoresSchema = z.looseObject({
  heldOut: z.record(z.string(), z.looseObject({ r2: z.number() })),
});

/** Six digits are more than the data have. */
const short = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(6)));

const writeJson = (path: string, value: unknown): Promise<void> =>
  writeFile(path, `${JSON.stringify(value, null, 1)}\n`);

/** Writes `descriptors.json`, `scores.json` and MODEL_CARD.md into a folder. */
export const saveDescriptors = async (
  directory: string,
  { centre, spread, maps }: DescriptorModel,
  report: DescriptorReport,
): Promise<void> => {
  const shortMaps = Object.entries(maps).map(
    ([name, { intercept, weights }]) =>
      [name, { intercept: short([intercept])[0], weights: short(weights) }] as const,
  );
  const file = {
    format: FORMAT,
    statistics: STATISTICS,
    centre: short(centre),
    spread: short(spread),
    maps: Object.fromEntries(shortMaps),
  };
  await mkdir(directory, { recursive: true });
  await writeJson(join(directory, DESCRIPTOR_FILE), file);
  await writeJson(join(directory, SCORE_FILE), report);
  await writeFile(join(directory, 'MODEL_CARD.md'), writeDescriptorCard(report));
};

/** Reads a model, the shipped one unless told otherwise. Fails with a `ModelError` that names file and field. */
export const loadDescriptors = async (
  directory: string = join(shippedModelsDirectory(), DESCRIPTOR_MODEL),
): Promise<DescriptorModel> => {
  const files = `${DESCRIPTOR_FILE} of \`earshot train-descriptors\``;
  const file = await readModelJson(directory, DESCRIPTOR_FILE, fileSchema, files);
  if (file.statistics.join() === STATISTICS.join()) return file as DescriptorModel;
  throw new ModelError(
    'model-damaged',
    `${directory}: expected statistics ${STATISTICS.join(', ')}, got ${file.statistics.join(', ')}`,
  );
};

/** R² of each descriptor on tracks that a model had not learnt from. Fails with a `ModelError` that names file and field. */
export const readHeldOutR2 = async (
  directory: string,
): Promise<Readonly<Record<string, number>>> => {
  const files = `${DESCRIPTOR_FILE} and ${SCORE_FILE} of \`earshot train-descriptors\``;
  const { heldOut } = await readModelJson(directory, SCORE_FILE, scoresSchema, files);
  return Object.fromEntries(Object.entries(heldOut).map(([name, { r2 }]) => [name, r2]));
};
