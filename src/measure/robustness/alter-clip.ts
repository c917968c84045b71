import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { RunError } from '../../errors.js';
import { addNoise } from './add-noise.js';
import type { Alteration } from './alteration.js';
import { encodeWav } from './encode-wav.js';
import { makeNoise } from './make-noise.js';

/** A clip that is to be altered. */
export type ClipToAlter = {
  /** Mono, at `SAMPLE_RATE_HZ`. */
  readonly samples: Float32Array;
  /** Where the altered file goes, without its extension. */
  readonly path: string;
  /** Noise is the same for the same seed. */
  readonly seed: string;
  /** A recording of noise, where there are any. */
  readonly recordedNoise?: Float32Array | undefined;
};

const runFfmpeg = async (from: string, output: readonly string[], to: string): Promise<void> => {
  const input = ['-nostdin', '-loglevel', 'error', '-y', '-threads', '1', '-i', from];
  await promisify(execFile)('ffmpeg', [...input, ...output, to]).catch((cause: unknown) => {
    const { stderr = '' } = cause as { readonly stderr?: string };
    const why = stderr.trim().split('\n').at(-1);
    throw new RunError(`ffmpeg could not make ${to} (${output.join(' ')}): ${why}`, { cause });
  });
};

const noiseFor = (
  { samples, seed, recordedNoise }: ClipToAlter,
  colour: 'white' | 'pink' | 'recorded',
): Float32Array => {
  if (colour !== 'recorded') return makeNoise(colour, samples.length, seed);
  if (recordedNoise) return recordedNoise;
  throw new RunError('expected recordings of noise, found none');
};

const writeWav = async (path: string, samples: Float32Array, bits?: 16 | 32): Promise<string> => {
  const file = `${path}.wav`;
  await writeFile(file, encodeWav(samples, SAMPLE_RATE_HZ, bits));
  return file;
};

/** Writes the clip as it would arrive, and gives the path of the file. Needs ffmpeg for codecs and band limits. */
export const alterClip = async (clip: ClipToAlter, alteration: Alteration): Promise<string> => {
  const { samples, path } = clip;
  switch (alteration.kind) {
    case 'level':
    case 'clipping': {
      const gain = 10 ** (alteration.gainDb / 20);
      return writeWav(
        path,
        samples.map((sample) => sample * gain),
        alteration.bits,
      );
    }
    case 'noise':
      return writeWav(path, addNoise(samples, noiseFor(clip, alteration.colour), alteration.snrDb));
    default: {
      const whole = await writeWav(`${path}-whole`, samples);
      const altered = `${path}.${alteration.extension}`;
      await runFfmpeg(whole, alteration.output, altered);
      return altered;
    }
  }
};
