import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ModelError } from '../../errors.js';

const lines = z.array(z.string()).default([]);

const cardNotesSchema = z.strictObject({
  summary: z.string().optional(),
  intendedUse: lines,
  data: lines,
  limits: lines,
});

/** `card-notes.json` beside a model: what a maker knows of it that no measurement tells; each line one point. */
export type CardNotes = z.infer<typeof cardNotesSchema>;

/** Reads a model's notes; none when there is no such file. Fails with a `ModelError` that names a wrong field. */
export const readCardNotes = async (directory: string): Promise<CardNotes> => {
  const path = join(directory, 'card-notes.json');
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    return cardNotesSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new ModelError('model-damaged', `${path} holds no notes for a model card`, { cause });
  }
};
