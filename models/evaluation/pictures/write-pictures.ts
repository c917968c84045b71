import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pictures } from './draw-pictures.js';

/** Writes pictures into a folder, which is made: `NAME-confusion.svg` and so on. Gives the paths. */
export const writePictures = async (
  directory: string,
  name: string,
  pictures: Pictures,
): Promise<string[]> => {
  await mkdir(directory, { recursive: true });
  return Promise.all(
    Object.entries(pictures).map(async ([kind, svg]) => {
      const path = join(directory, `${name}-${kind}.svg`);
      await writeFile(path, svg);
      return path;
    }),
  );
};
