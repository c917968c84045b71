import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { ModelError } from '../../../errors.js';

/** An audio file of a clip of GTZAN. */
export type ClipFile = {
  /** `blues.00000` */
  readonly clip: string;
  readonly path: string;
};

/** Audio files below `gtzan/FOLDER` of the data, in order. Fails with a `ModelError` when there are none. */
export const listClips = async (data: string, folder: string): Promise<readonly ClipFile[]> => {
  const root = join(data, 'gtzan', folder);
  const files = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  const clips = files
    .filter((file) => file.isFile())
    .map((file) => ({
      clip: basename(file.name, extname(file.name)),
      path: join(file.parentPath, file.name),
    }));
  if (clips.length === 0)
    throw new ModelError('data-missing', `${root}: expected audio files, found none`);
  return clips.sort((one, other) => (one.path < other.path ? -1 : 1));
};
