import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { decodeAudio } from '../../../../streams/sources/decode/decode-audio.js';
import { lowPass } from '../../../../streams/sources/synthetic/instruments/filters.js';
import { renderSynthetic } from '../../../../streams/sources/synthetic/render-synthetic.js';
import { decodeBytes } from '../../../helpers/decode-bytes.js';
import { signalToNoiseDb } from '../../../helpers/signal-to-noise.js';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../fixtures/encoded/${name}`, import.meta.url));

const wasm = { decoder: 'wasm' } as const;
const music = renderSynthetic('jazz', 1);
const FIXTURES = ['jazz.mp3', 'jazz.aac', 'jazz.vorbis.ogg', 'jazz.opus.ogg', 'jazz.flac'] as const;

/** Greatest correlation of two waves below 800 Hz, where no coder changes much, over small shifts. */
const likeness = (reference: Float32Array, wave: Float32Array): number => {
  const [wanted, got] = [lowPass(reference, 800, 2), lowPass(wave, 800, 2)];
  const correlation = (lag: number): number => {
    let [both, one, other] = [0, 0, 0];
    for (let i = 2000; i < 9000; i++) {
      both += wanted[i]! * (got[i + lag] ?? 0);
      one += wanted[i]! ** 2;
      other += (got[i + lag] ?? 0) ** 2;
    }
    return both / Math.sqrt(one * other);
  };
  return Math.max(...Array.from({ length: 41 }, (_, i) => correlation(i - 20)));
};

describe('decodeAudio with WebAssembly', () => {
  it.each(FIXTURES)('decodes %s to the sound that was encoded, in time', async (name) => {
    expect(likeness(music, await decodeBytes(fixture(name), wasm))).toBeGreaterThan(0.97);
  });

  it.each(FIXTURES)('decodes %s alike whether it comes whole or byte by byte', async (name) => {
    const whole = await decodeBytes(fixture(name), wasm);
    const single = await decodeBytes(fixture(name), { ...wasm, pieceBytes: 1 });
    expect(single.length).toBe(whole.length);
    expect(signalToNoiseDb(whole, single, 0)).toBeGreaterThan(100);
  });

  it.each(['jazz.mp3', 'jazz.aac', 'jazz.flac'])(
    'decodes what there is of %s when it is cut off',
    async (name) => {
      const bytes = fixture(name);
      const wave = await decodeBytes(bytes.subarray(0, bytes.length * 0.7), wasm);
      expect(wave.length).toBeGreaterThan(0.15 * SAMPLE_RATE_HZ);
    },
  );

  it('goes on through a chain of Ogg tracks of two codecs, as Icecast sends them', async () => {
    const [vorbis, opus] = [fixture('jazz.vorbis.ogg'), fixture('jazz.opus.ogg')];
    const wave = await decodeBytes(Buffer.concat([vorbis, opus, vorbis]), wasm);
    expect(wave.length / SAMPLE_RATE_HZ).toBeCloseTo(3, 1);
  });

  it('passes over an ID3 tag with a big picture and junk between frames', async () => {
    const tag = Buffer.concat([
      Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 12, 0, 0]),
      Buffer.alloc(12 << 14, 0xff),
    ]);
    const mp3 = fixture('jazz.mp3');
    const dirty = Buffer.concat([tag, mp3, Buffer.from('junk'.repeat(300)), mp3]);
    expect((await decodeBytes(dirty, wasm)).length / SAMPLE_RATE_HZ).toBeGreaterThan(1.9);
  });
});

describe('decodeAudio on damaged files', () => {
  it.each(FIXTURES)('decodes or refuses %s, and never prints', async (name) => {
    const printed = [
      vi.spyOn(console, 'warn'),
      vi.spyOn(console, 'error'),
      vi.spyOn(console, 'log'),
    ];
    const place = fc.integer({ min: 0, max: fixture(name).length - 1 });
    const damage = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(damage, async (changes) => {
        const bytes = Buffer.from(fixture(name));
        for (const [at, value] of changes) bytes[at] = value;
        await decodeBytes(bytes, wasm).catch((error: Error) =>
          expect(error.name).toBe('DecodeError'),
        );
      }),
      { numRuns: 25 },
    );
    for (const print of printed) {
      expect(print).not.toHaveBeenCalled();
      print.mockRestore();
    }
  });
});

describe('decodeAudio on what is no audio', () => {
  it.each([
    ['', /got nothing: it is empty/],
    ['<!DOCTYPE html><html>Not found</html>', /got HTML starting with "<!DOCTYPE html>/],
    [
      'Dear listener,\nthis is a letter.',
      /got text starting with "Dear listener, this is a letter\."/,
    ],
    ['\0\0\0\x20ftypM4A ', /got an MP4 or M4A file/],
    ['\0\x01\x02\x03\x04', /got unknown bytes starting with 0001020304/],
  ])('refuses %j in one line', async (text, message) => {
    const decoding = decodeBytes(Buffer.from(text, 'latin1'), wasm);
    await expect(decoding).rejects.toMatchObject({ name: 'DecodeError', retryable: false });
    await expect(decoding).rejects.toThrow(message);
    await expect(decoding).rejects.toThrow(/^expected audio \(MP3, AAC, .*\), got [^\n]*$/);
  });

  it('refuses a stream that names its codec but holds no sound', async () => {
    const page = Buffer.alloc(27 + 20 + 20 * 255, 0x5a);
    page.write('OggS\0\x02', 0);
    page.fill(255, 26, 47).writeUInt8(20, 26);
    page.write('OpusHead', 47);
    await expect(decodeBytes(page, wasm)).rejects.toThrow(/^expected decodable ogg-opus, got none/);
  });

  it('tells the content type too', async () => {
    const options = { ...wasm, contentType: 'text/html' };
    await expect(decodeBytes(Buffer.from('<html>'), options)).rejects.toThrow(
      /\(content type text\/html\)/,
    );
  });

  it('hands on an error of the bytes after the audio before it', async () => {
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield fixture('jazz.mp3');
      throw new Error('the line went dead');
    }
    let samples = 0;
    const decoding = (async () => {
      for await (const block of decodeAudio(breaking(), wasm)) samples += block.length;
    })();
    await expect(decoding).rejects.toThrow('the line went dead');
    expect(samples).toBeGreaterThan(20_000);
  });
});

describe('decodeAudio and its caller', () => {
  it('reads bytes only as they are wanted, and closes them when the caller leaves', async () => {
    let pulled = 0;
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          pulled += 1;
          yield fixture('jazz.mp3');
        }
      } finally {
        closed = true;
      }
    }
    for await (const block of decodeAudio(endless(), wasm)) {
      expect(block.length).toBeGreaterThan(0);
      break;
    }
    expect(pulled).toBeLessThan(4);
    expect(closed).toBe(true);
  });

  it('ends without an error when aborted while no bytes come', async () => {
    const stop = new AbortController();
    async function* stalled(): AsyncGenerator<Uint8Array> {
      yield fixture('jazz.mp3');
      stop.abort();
      await new Promise(() => undefined);
    }
    const blocks = decodeAudio(stalled(), { ...wasm, signal: stop.signal });
    for await (const block of blocks) expect(block.length).toBeGreaterThan(0);
  });
});
