import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SAMPLE_RATE_HZ } from '../../streams/index.js';
import { readSynthetic } from '../../streams/sources/synthetic/read-synthetic.js';
import { encodeWav } from './encode-wav.js';

type Kind = Parameters<typeof readSynthetic>[0];

/** A WAV file of a pattern of ours; each `take` is another stretch of it. */
export const makeWav = (kind: Kind, take: number, seconds: number): Buffer => {
  const from = Math.round(take * 3.7 * SAMPLE_RATE_HZ);
  return encodeWav(readSynthetic(kind, from, Math.round(seconds * SAMPLE_RATE_HZ)), SAMPLE_RATE_HZ);
};

/** Writes a file below `directory`, with the folders that it needs. */
export const putFile = async (
  directory: string,
  name: string,
  content: Uint8Array | string,
): Promise<void> => {
  const path = join(directory, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
};

/** Writes `takes` WAV files for each kind into a folder of its name; gives their names. */
export const writeMusicFolder = async (
  directory: string,
  kinds: readonly Kind[],
  takes: number,
  seconds: number,
): Promise<string[]> => {
  const names: string[] = [];
  for (const kind of kinds) {
    for (let take = 0; take < takes; take++) {
      const name = `${kind}/take ${take}.wav`;
      await putFile(directory, name, makeWav(kind, take, seconds));
      names.push(name);
    }
  }
  return names;
};
