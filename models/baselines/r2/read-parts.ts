import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ModelError } from '../../errors.js';
import type { Split } from '../../training/dataset.js';

const PARTS = ['train', 'valid', 'test'] as const;

/**
 * Part of each clip by its name, from `gtzan/splits/{train,valid,test}_filtered.txt`: a clip a line, without the
 * faults of GTZAN and with artists kept apart. Fails with a `ModelError` that names the missing file.
 */
export const readParts = async (data: string): Promise<ReadonlyMap<string, Split>> => {
  const parts = new Map<string, Split>();
  for (const part of PARTS) {
    const path = join(data, 'gtzan', 'splits', `${part}_filtered.txt`);
    const text = await readFile(path, 'utf8').catch((cause: unknown) => {
      throw new ModelError(
        'data-missing',
        `${path}: expected the clips of a part, cannot read it`,
        {
          cause,
        },
      );
    });
    for (const line of text.split('\n')) {
      if (line.trim() !== '') parts.set(basename(line.trim()), part);
    }
  }
  return parts;
};
