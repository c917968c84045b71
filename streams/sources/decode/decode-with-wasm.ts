import type { AudioData } from 'audio-decode';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { DecodeError } from '../../errors.js';
import { alignFrames } from './align-frames.js';
import type { Encoding } from './encoding.js';
import { mixToMono } from './mix-to-mono.js';
import { openWasmDecoder } from './open-wasm-decoder.js';
import { createResampler, type Resampler } from './resample.js';

/** Small pieces keep the event loop free and the decoder's buffers short. */
const PIECE_BYTES = 8192;
/** The FLAC decoder wants its magic number whole. */
const LEAST_PIECE_BYTES = 1024;
/** Headers with a cover picture can be long; a decoder that swallows more will not find audio. */
const GREATEST_SILENT_BYTES = 8 * 1024 * 1024;
const LOWEST_RATE_HZ = 1000;
const HIGHEST_RATE_HZ = 768_000;

/**
 * Decodes one stream in this process: mono at 22,050 Hz; what it yields may be empty. Reads a piece only when
 * all samples of the one before are taken.
 * @throws DecodeError when the bytes cannot be decoded; whatever `bytes` throws.
 */
export async function* decodeWithWasm(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Float32Array> {
  const decoder = await openWasmDecoder(encoding);
  const converter = createConverter(encoding);
  const whole = encoding === 'mp3' || encoding === 'aac' ? alignFrames(bytes, encoding) : bytes;
  let silentBytes = 0;
  let heardAny = false;
  try {
    for await (const piece of slices(whole)) {
      const samples = converter.convert(await decoder.decode(piece).catch(refuse(encoding)));
      silentBytes = samples.length > 0 ? 0 : silentBytes + piece.length;
      if (silentBytes > GREATEST_SILENT_BYTES) refuse(encoding)('no sound in 8 MiB');
      heardAny ||= samples.length > 0;
      yield samples;
    }
    const last = converter.convert(await decoder.finish().catch(refuse(encoding)));
    const rest = converter.flush();
    if (!heardAny && last.length + rest.length === 0) refuse(encoding)('no whole frame in it');
    yield last;
    yield rest;
  } finally {
    decoder.free();
  }
}

/** Cuts long pieces and joins short ones. */
async function* slices(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of bytes) {
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes < LEAST_PIECE_BYTES) continue;
    yield* cut(held);
    held = [];
    heldBytes = 0;
  }
  yield* cut(held);
}

function* cut(held: readonly Uint8Array[]): Generator<Uint8Array> {
  const piece = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
  // A copy: the WAV decoder reads words, so its bytes may not begin at an odd address.
  for (let at = 0; at < piece.length; at += PIECE_BYTES) {
    yield new Uint8Array(piece.subarray(at, at + PIECE_BYTES));
  }
}

const refuse =
  (encoding: Encoding) =>
  (cause: unknown): never => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DecodeError('undecodable', `expected decodable ${encoding}, got none: ${reason}`, {
      cause,
    });
  };

type Converter = {
  readonly convert: (data: AudioData) => Float32Array;
  readonly flush: () => Float32Array;
};

/** Mixes down and resamples what a decoder gives; a new rate in mid-stream begins a new resampler. */
const createConverter = (encoding: Encoding): Converter => {
  let resampler: Resampler | undefined;
  let rateHz = 0;
  const convert = (data: AudioData): Float32Array => {
    if (data.channelData.length === 0) return new Float32Array(0);
    if (resampler === undefined || data.sampleRate !== rateHz) {
      rateHz = data.sampleRate;
      if (!(rateHz >= LOWEST_RATE_HZ && rateHz <= HIGHEST_RATE_HZ)) {
        refuse(encoding)(`expected a sample rate of 1 to 768 kHz, got ${rateHz} Hz`);
      }
      resampler = createResampler(rateHz, SAMPLE_RATE_HZ);
    }
    return resampler.push(mixToMono(data.channelData));
  };
  const flush = (): Float32Array => resampler?.flush() ?? new Float32Array(0);
  return { convert, flush };
};
