import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listAudioFiles } from '../../../models/index.js';
import { readSamples } from './read-samples.js';

/** Noise that lasts; a single bark is no noise at a signal-to-noise ratio. */
const LASTING: ReadonlySet<string> = new Set(['rain', 'sea-waves', 'helicopter', 'fire-crackling']);

/**
 * Chooses among the recordings of lasting noise in `noise/KIND/` of the data: another one for each number, the
 * same for the same number. Undefined when there are none.
 */
export const openRecordedNoise = async (
  dataDirectory: string,
): Promise<((index: number) => Promise<Float32Array>) | undefined> => {
  const folder = join(dataDirectory, 'noise');
  if (!existsSync(folder)) return undefined;
  const files = (await listAudioFiles(folder)).filter(({ genre }) => LASTING.has(genre));
  if (files.length === 0) return undefined;
  // A prime step, so that neighbours get noise of different kinds.
  return (index) => readSamples(files[(index * 37) % files.length]!.path);
};
