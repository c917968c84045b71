import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Classifier } from '../../../models/index.js';
import { alterClip } from './alter-clip.js';
import type { Alteration } from './alteration.js';
import { type Heard, hearFile } from './hear-file.js';
import { readSamples } from './read-samples.js';
import type { AudioClip } from './list-robustness-clips.js';

/** A clip as it was heard, unaltered and altered. */
export type HeardAltered = {
  readonly clip: AudioClip;
  readonly clean: Heard;
  /** In the order of the alterations. */
  readonly altered: readonly Heard[];
};

/** What hearing needs. */
export type Hearing = {
  readonly classifier: Classifier;
  readonly alterations: readonly Alteration[];
  /** Gives a recording of noise for a clip. */
  readonly recordedNoiseFor: (clip: AudioClip) => Promise<Float32Array | undefined>;
  readonly stop: AbortSignal;
};

/** Hears one clip by the whole program, as it is and with each alteration. Its files are gone afterwards. */
export const hearAltered = async (
  clip: AudioClip,
  { classifier, alterations, recordedNoiseFor, stop }: Hearing,
): Promise<HeardAltered> => {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-robustness-'));
  try {
    const samples = await readSamples(clip.path);
    const recordedNoise = await recordedNoiseFor(clip);
    const toAlter = { samples, recordedNoise, seed: clip.name, path: join(folder, 'clip') };
    const clean = await hearFile(clip.path, classifier, stop);
    const altered: Heard[] = [];
    for (const alteration of alterations) {
      const file = await alterClip(toAlter, alteration);
      altered.push(await hearFile(file, classifier, stop));
    }
    return { clip, clean, altered };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
