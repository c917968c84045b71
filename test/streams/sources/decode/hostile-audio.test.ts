import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { DecodeError } from '../../../../streams/errors.js';
import type { DecoderName } from '../../../../streams/sources/decode/choose-decoder.js';
import { decodeAudio } from '../../../../streams/sources/decode/decode-audio.js';
import { decodeBytes, joinBlocks } from '../../../helpers/decode-bytes.js';
import { encodeWav } from '../../../helpers/encode-wav.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { mutateBytes, mutations } from '../../../helpers/mutate-bytes.js';
import { needs } from '../../../helpers/needs.js';

const READ_BYTES = 24_000;
/** Node's own noise is none of the decoders'. */
const WRITERS = ['log', 'info', 'warn', 'error', 'debug'] as const;

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/encoded/${name}`, import.meta.url)).subarray(
    0,
    READ_BYTES,
  );

const wav = encodeWav(makeSine(440, SAMPLE_RATE_HZ, 0.5), SAMPLE_RATE_HZ);
const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ...['jazz.mp3', 'jazz.aac', 'jazz.flac', 'jazz.vorbis.ogg', 'jazz.opus.ogg'].map(
    (name) => [name, fixture(name)] as const,
  ),
  ['sine.wav', wav],
];

/** Decoded or refused, never anything else; what comes out can be listened to. */
const survives = async (bytes: Uint8Array, decoder: DecoderName): Promise<void> => {
  const wave = await decodeBytes(bytes, { decoder }).catch((error: unknown) => {
    expect(error).toBeInstanceOf(DecodeError);
    return new Float32Array(0);
  });
  expect(wave.every((sample) => Math.abs(sample) <= 4)).toBe(true);
};

const ODD_SAMPLES = [NaN, Infinity, -Infinity, 3e38, -3e38, 1e-40, -NaN];

const encodeFloatWav = (samples: Float32Array): Uint8Array => {
  const bytes = Buffer.from(encodeWav(new Float32Array(samples.length * 2), SAMPLE_RATE_HZ));
  bytes.writeUInt16LE(3, 20);
  bytes.writeUInt32LE(SAMPLE_RATE_HZ * 4, 28);
  bytes.writeUInt16LE(4, 32);
  bytes.writeUInt16LE(32, 34);
  bytes.set(new Uint8Array(samples.buffer), 44);
  return bytes;
};

const DECODERS: readonly DecoderName[] = needs('ffmpeg') ? ['wasm', 'ffmpeg'] : ['wasm'];

let said: string[] = [];

beforeEach(() => {
  said = [];
  for (const writer of WRITERS) {
    vi.spyOn(console, writer).mockImplementation((...words) => void said.push(words.join(' ')));
  }
});

afterEach(() => vi.restoreAllMocks());

describe('hostile audio', () => {
  it.each(FILES)(
    '%s, mutated, is decoded or refused by WebAssembly, in silence',
    async (_, bytes) => {
      await fc.assert(
        fc.asyncProperty(mutations, (changes) => survives(mutateBytes(bytes, changes), 'wasm')),
        { numRuns: Number(process.env['EARSHOT_FUZZ_RUNS'] ?? 25), endOnFailure: true },
      );
      expect(said).toEqual([]);
    },
  );

  it.skipIf(!needs('ffmpeg')).each(FILES)(
    '%s, mutated, is decoded or refused by ffmpeg',
    async (_, bytes) => {
      await fc.assert(
        fc.asyncProperty(mutations, (changes) => survives(mutateBytes(bytes, changes), 'ffmpeg')),
        { numRuns: 5, endOnFailure: true },
      );
    },
  );

  it('gives up an Ogg stream of nothing but beginnings before it has started many decoders', async () => {
    const opus = fixture('jazz.opus.ogg');
    const beginning = opus.subarray(0, opus.indexOf('OggS', opus.indexOf('OpusTags')));
    let sent = 0;
    async function* beginnings() {
      for (; sent < 1000; sent++) yield await Promise.resolve(beginning);
    }
    const heard = joinBlocks(decodeAudio(beginnings(), { decoder: 'wasm' }));
    await expect(heard).rejects.toMatchObject({ code: 'short-tracks' });
    expect(sent).toBeLessThan(100);
  });

  it.each(DECODERS)('hears samples that are no number as silence, by %s', async (decoder) => {
    const tone = makeSine(440, SAMPLE_RATE_HZ, 0.5);
    const odd = tone.map((sample, at) => ODD_SAMPLES[at] ?? sample);
    const wave = await decodeBytes(encodeFloatWav(odd), { decoder });
    expect(wave.every((sample) => Math.abs(sample) <= 4)).toBe(true);
    expect(wave.slice(2000)).toEqual(tone.slice(2000));
  });
});
