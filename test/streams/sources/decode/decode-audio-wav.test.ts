import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { decodeAudio } from '../../../../streams/sources/decode/decode-audio.js';
import { decodeBytes, inPieces } from '../../../helpers/decode-bytes.js';
import { encodeWavChannels, type WavFormat } from '../../../helpers/encode-wav-channels.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { signalToNoiseDb } from '../../../helpers/signal-to-noise.js';

const wasm = { decoder: 'wasm' } as const;

describe('decodeAudio on WAV', () => {
  const sine = makeSine(700, 44_100, 0.5);
  const expected = makeSine(700, SAMPLE_RATE_HZ, 0.5);

  it.each([
    ['u8', 35],
    ['s16', 80],
    ['s24', 80],
    ['s32', 80],
    ['f32', 80],
  ] as const)('decodes %s at least %i dB clean', async (format: WavFormat, leastDb) => {
    const wave = await decodeBytes(encodeWavChannels([sine, sine], 44_100, format), wasm);
    expect(wave.length).toBe(expected.length);
    expect(signalToNoiseDb(expected, wave)).toBeGreaterThan(leastDb);
  });

  it.each([1, 2, 6])('keeps the level with %i equal channels', async (count) => {
    const channels = Array.from({ length: count }, () => sine);
    const wave = await decodeBytes(encodeWavChannels(channels, 44_100), wasm);
    expect(signalToNoiseDb(expected, wave)).toBeGreaterThan(75);
  });

  it.each([8000, 192_000])('decodes %i Hz', async (rateHz) => {
    const wave = await decodeBytes(encodeWavChannels([makeSine(700, rateHz, 0.5)], rateHz), wasm);
    expect(signalToNoiseDb(expected, wave)).toBeGreaterThan(75);
  });

  it('decodes a sound shorter than the filter of the resampler', async () => {
    const click = encodeWavChannels([sine.slice(0, 9)], 44_100);
    expect((await decodeBytes(click, wasm)).length).toBe(5);
  });

  it('refuses a header that no sound follows', async () => {
    const header = encodeWavChannels([new Float32Array(0)], 44_100);
    await expect(decodeBytes(header, wasm)).rejects.toThrow(/^expected decodable wav, got none/);
  });

  it('never lets NaN, infinity or more than 12 dB above full scale out', async () => {
    const bad = sine.map((x, i) => [x, Number.NaN, Infinity, -Infinity, 7, 1e30][i % 6]!);
    const wave = await decodeBytes(encodeWavChannels([bad], 44_100, 'f32'), wasm);
    expect(wave.length).toBe(expected.length);
    expect(wave.every((sample) => Math.abs(sample) <= 4)).toBe(true);
  });

  it('hands out blocks that are neither empty nor longer than 8192 samples', async () => {
    const file = encodeWavChannels([makeSine(50, 8000, 20)], 8000);
    for await (const block of decodeAudio(inPieces(file), wasm)) {
      expect(block.length).toBeGreaterThan(0);
      expect(block.length).toBeLessThanOrEqual(8192);
    }
  });

  it('does not mind where in memory a piece begins', async () => {
    const file = encodeWavChannels([sine], 44_100, 'f32');
    const odd = Buffer.concat([Buffer.from([0]), file]).subarray(1);
    expect(await decodeBytes(odd, { ...wasm, pieceBytes: 1237 })).toEqual(
      await decodeBytes(file, wasm),
    );
  });

  it('survives any header', async () => {
    const damage = fc.array(
      fc.tuple(fc.integer({ min: 12, max: 43 }), fc.integer({ min: 0, max: 255 })),
      {
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const file = encodeWavChannels([makeSine(700, 8000, 0.05)], 8000);
        for (const [at, value] of changes) file[at] = value;
        await decodeBytes(file, wasm).catch((error: Error) =>
          expect(error.name).toBe('DecodeError'),
        );
      }),
      { numRuns: 60 },
    );
  });
});
