import { spawn } from 'node:child_process';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { DecodeError } from '../../errors.js';
import type { Encoding } from './encoding.js';
import { collectOutcome } from './collect-outcome.js';
import { feedChild } from './feed-child.js';

const BYTES_PER_SAMPLE = 4;

const demuxerOf = (encoding: Encoding): string => encoding.replace(/-.*/, '');

/**
 * The demuxer is named, so that no playlist can be mistaken for audio, and reads nothing but its pipe.
 * rematrix_maxval keeps stereo at (L + R) / 2: ffmpeg's own way for floats is 3 dB louder.
 */
const ffmpegArguments = (encoding: Encoding): readonly string[] => [
  ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', '1'],
  ...['-protocol_whitelist', 'pipe', '-flags', 'low_delay'],
  ...['-probesize', '4096', '-analyzeduration', '0', '-f', demuxerOf(encoding), '-i', 'pipe:0'],
  ...[
    '-map',
    '0:a:0',
    '-af',
    'aresample=rematrix_maxval=1',
    '-ac',
    '1',
    '-ar',
    `${SAMPLE_RATE_HZ}`,
  ],
  ...['-flush_packets', '1', '-f', 'f32le', 'pipe:1'],
];

/**
 * Decodes one stream with an ffmpeg child: mono at 22,050 Hz. Pipes hold what waits, so bytes are read
 * only as fast as samples are; the child is killed when the caller leaves or `signal` is aborted.
 * @throws DecodeError when not one sample came out; whatever `bytes` throws.
 */
export async function* decodeWithFfmpeg(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  signal: AbortSignal,
): AsyncGenerator<Float32Array> {
  const child = spawn('ffmpeg', ffmpegArguments(encoding), { signal, killSignal: 'SIGKILL' });
  const outcome = collectOutcome(child);
  const feeding = feedChild(bytes, child.stdin);
  let heardBytes = 0;
  try {
    let half: Buffer = Buffer.alloc(0);
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      const whole: Buffer = half.length > 0 ? Buffer.concat([half, piece]) : piece;
      const length = whole.length - (whole.length % BYTES_PER_SAMPLE);
      half = whole.subarray(length);
      heardBytes += length;
      if (length > 0) yield toSamples(whole, length);
    }
    const failure = await feeding;
    if (failure !== undefined) throw failure.cause;
    if (heardBytes === 0) throw new DecodeError('undecodable', await outcome.describe(encoding));
  } finally {
    child.kill('SIGKILL');
    child.stdout.destroy();
  }
}

/** A copy, as Node's buffers need not lie where a Float32Array may begin. */
const toSamples = (bytes: Buffer, length: number): Float32Array => {
  const samples = new Float32Array(length / BYTES_PER_SAMPLE);
  new Uint8Array(samples.buffer).set(bytes.subarray(0, length));
  return samples;
};
