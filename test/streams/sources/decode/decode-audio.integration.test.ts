import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { decodeAudio } from '../../../../streams/sources/decode/decode-audio.js';
import { renderSynthetic } from '../../../../streams/sources/synthetic/render-synthetic.js';
import { decodeBytes, inPieces } from '../../../helpers/decode-bytes.js';
import { encodeWavChannels } from '../../../helpers/encode-wav-channels.js';
import { ENCODINGS, runFfmpeg } from '../../../helpers/encode-with-ffmpeg.js';
import { needs } from '../../../helpers/needs.js';
import { signalToNoiseDb } from '../../../helpers/signal-to-noise.js';

// Little in it is like noise, which Opus decoders fold in each by their own arithmetic (69 dB apart).
const left = renderSynthetic('tone', 3);
const right = renderSynthetic('classical', 3);
const stereo = encodeWavChannels([left, right], 44_100);

const both = async (bytes: Uint8Array) => ({
  ffmpeg: await decodeBytes(bytes, { decoder: 'ffmpeg' }),
  wasm: await decodeBytes(bytes, { decoder: 'wasm' }),
});

const childrenNamedFfmpeg = (): string[] =>
  spawnSync('ps', ['--ppid', `${process.pid}`, '-o', 'comm='])
    .stdout.toString()
    .match(/ffmpeg/g) ?? [];

describe.skipIf(!needs('ffmpeg'))('decodeAudio with ffmpeg and with WebAssembly', () => {
  // AAC is lower as its noise substitution is random by design, and FAAD2 begins a frame later.
  it.each([
    ['mp3', 90],
    ['mp3 without gapless header', 90],
    ['ogg vorbis', 90],
    ['ogg opus', 90],
    ['flac', 80],
    ['ogg flac', 80],
  ] as const)('hears the same in %s, to %i dB', async (encoding, leastDb) => {
    const { ffmpeg, wasm } = await both(runFfmpeg(stereo, ENCODINGS[encoding]));
    expect(Math.abs(ffmpeg.length - wasm.length)).toBeLessThan(600);
    const lag = encoding === 'mp3 without gapless header' ? 0 : ffmpeg.length - wasm.length;
    expect(Math.abs(lag)).toBeLessThan(600);
    expect(signalToNoiseDb(ffmpeg, wasm, 2500)).toBeGreaterThan(leastDb);
  });

  it('hears the same in AAC, a frame apart', async () => {
    const { ffmpeg, wasm } = await both(runFfmpeg(stereo, ENCODINGS.aac));
    const lag = ffmpeg.length - wasm.length;
    expect(lag).toBe(512);
    expect(signalToNoiseDb(ffmpeg.subarray(lag), wasm, 2500)).toBeGreaterThan(15);
  });

  it.each([8000, 11_025, 32_000, 44_100, 48_000, 96_000, 192_000])(
    'resamples %i Hz alike, to 80 dB',
    async (rateHz) => {
      const { ffmpeg, wasm } = await both(encodeWavChannels([left], rateHz));
      expect(wasm.length).toBe(ffmpeg.length);
      expect(signalToNoiseDb(ffmpeg, wasm)).toBeGreaterThan(80);
    },
  );

  it.each([1, 2, 5, 6, 8])('mixes %i channels alike, to 80 dB', async (count) => {
    const channels = Array.from({ length: count }, (_, i) =>
      left.subarray(i * 3000, i * 3000 + 22_050),
    );
    const { ffmpeg, wasm } = await both(encodeWavChannels(channels, 44_100));
    expect(signalToNoiseDb(ffmpeg, wasm)).toBeGreaterThan(80);
  });

  it('goes on through a chain of Ogg tracks of two codecs', async () => {
    const vorbis = runFfmpeg(stereo, ENCODINGS['ogg vorbis']);
    const opus = runFfmpeg(stereo, ENCODINGS['ogg opus']);
    const { ffmpeg, wasm } = await both(Buffer.concat([vorbis, opus, vorbis]));
    expect(ffmpeg.length).toBe(wasm.length);
    expect(signalToNoiseDb(ffmpeg, wasm)).toBeGreaterThan(40);
  });

  it.each(['ogg vorbis', 'ogg opus', 'aac'] as const)(
    'decodes what there is of %s when it is cut off',
    async (encoding) => {
      const file = runFfmpeg(stereo, ENCODINGS[encoding]);
      const { ffmpeg, wasm } = await both(file.subarray(0, file.length * 0.8));
      for (const wave of [ffmpeg, wasm]) expect(wave.length).toBeGreaterThan(20_000);
    },
  );

  it('decodes MP3 joined in the middle and cut off', async () => {
    const mp3 = runFfmpeg(stereo, ENCODINGS['mp3 without gapless header']);
    const { ffmpeg, wasm } = await both(mp3.subarray(700, -300));
    for (const wave of [ffmpeg, wasm]) expect(wave.length).toBeGreaterThan(30_000);
  });

  it('loses no frame of FLAC wherever the pieces end', async () => {
    const flac = runFfmpeg(stereo, ['-frame_size', '192', ...ENCODINGS.flac]);
    const whole = await decodeBytes(flac, { decoder: 'wasm' });
    const pieces = await decodeBytes(flac, { decoder: 'wasm', pieceBytes: 1031 });
    expect(pieces).toEqual(whole);
    expect(whole.length).toBe(left.length / 2);
  });

  it('takes single bytes as well as whole files', async () => {
    const mp3 = runFfmpeg(encodeWavChannels([left.subarray(0, 22_050)], 22_050), ENCODINGS.mp3);
    const whole = await decodeBytes(mp3, { decoder: 'ffmpeg' });
    const single = await decodeBytes(mp3, { decoder: 'ffmpeg', pieceBytes: 1 });
    expect(single).toEqual(whole);
  });
});

describe.skipIf(!needs('ffmpeg', 'ps'))('the ffmpeg child', () => {
  const mp3 = needs('ffmpeg') ? runFfmpeg(stereo, ENCODINGS.mp3) : Buffer.alloc(0);

  it('lets no NaN through', async () => {
    const bad = left.map((x, i) => (i % 1000 === 0 ? Number.NaN : x));
    const wave = await decodeBytes(encodeWavChannels([bad], 44_100, 'f32'), { decoder: 'ffmpeg' });
    expect(wave.every((sample) => Math.abs(sample) <= 4)).toBe(true);
  });

  it('says in one line why it heard nothing', async () => {
    const hollow = Buffer.concat([Buffer.from('fLaC'), Buffer.alloc(3000, 1)]);
    await expect(decodeBytes(hollow, { decoder: 'ffmpeg' })).rejects.toThrow(
      /^expected decodable flac, got none: [^\n]+$/,
    );
  });

  it.each([
    [true, 0],
    [false, 1],
  ])('has a child for MP3 that is live (%s) only if it is not', async (live, children) => {
    async function* goesOn(): AsyncGenerator<Uint8Array> {
      yield mp3;
      await new Promise(() => undefined);
    }
    const stop = new AbortController();
    const { signal } = stop;
    const blocks = decodeAudio(goesOn(), { live, decoder: 'auto', signal });
    const first = blocks.next();
    if (live) expect((await first).value).toBeInstanceOf(Float32Array);
    else await vi.waitUntil(() => childrenNamedFfmpeg().length > 0);
    expect(childrenNamedFfmpeg()).toHaveLength(children);
    stop.abort();
    await blocks.return(undefined);
    await vi.waitUntil(() => childrenNamedFfmpeg().length === 0);
  });

  it('is gone when the caller leaves early', async () => {
    for await (const block of decodeAudio(inPieces(mp3, 512), { decoder: 'ffmpeg' })) {
      expect(block.length).toBeGreaterThan(0);
      break;
    }
    await vi.waitUntil(() => childrenNamedFfmpeg().length === 0);
  });

  it('is gone after an abort while no bytes come', async () => {
    const stop = new AbortController();
    async function* stalled(): AsyncGenerator<Uint8Array> {
      yield mp3;
      await new Promise(() => undefined);
    }
    for await (const block of decodeAudio(stalled(), { decoder: 'ffmpeg', signal: stop.signal })) {
      expect(block.length).toBeGreaterThan(0);
      stop.abort();
    }
    await vi.waitUntil(() => childrenNamedFfmpeg().length === 0);
  });

  it('holds bytes back while the caller is slow', async () => {
    let pulledBytes = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      const wav = encodeWavChannels([left], 22_050);
      wav.writeUInt32LE(0xffffffff, 40);
      yield wav;
      for (;;) {
        pulledBytes += 65_536;
        yield Buffer.alloc(65_536);
      }
    }
    const blocks = decodeAudio(endless(), { decoder: 'ffmpeg' });
    await blocks.next();
    let before = -1;
    await vi.waitUntil(() => before === (before = pulledBytes), { interval: 200 });
    expect(pulledBytes).toBeLessThan(2_000_000);
    await blocks.return(undefined);
  });
});
