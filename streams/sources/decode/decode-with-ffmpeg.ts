import { spawn } from 'node:child_process';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { DecodeError } from '../../errors.js';
import { dieWithUs } from '../children/die-with-us.js';
import type { FfmpegEncoding } from './encoding.js';
import { collectOutcome } from './collect-outcome.js';
import { feedChild } from './feed-child.js';
import { readFloat32 } from './read-float32.js';

const demuxerOf = (encoding: FfmpegEncoding): string => encoding.replace(/-.*/, '');

/**
 * The demuxer is named, so that no playlist can be mistaken for audio, and reads nothing but its pipe.
 * rematrix_maxval keeps stereo at (L + R) / 2: ffmpeg's own way for floats is 3 dB louder. What nobody waits for is
 * written by the bufferful: frame by frame, a file takes a quarter more CPU.
 */
const ffmpegArguments = (encoding: FfmpegEncoding, live: boolean): readonly string[] => [
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
  ...['-flush_packets', live ? '1' : '0', '-f', 'f32le', 'pipe:1'],
];

/**
 * Decodes one stream with an ffmpeg child: mono at 22,050 Hz. Pipes hold what waits, so bytes are read only as
 * fast as samples are taken; of a `live` stream each frame comes as soon as it is whole. The child is killed when
 * the caller leaves or `signal` is aborted.
 * @throws DecodeError when not one sample came out; whatever `bytes` throws.
 */
export async function* decodeWithFfmpeg(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FfmpegEncoding,
  signal: AbortSignal,
  live: boolean,
): AsyncGenerator<Float32Array> {
  const { program, args } = await dieWithUs('ffmpeg', ffmpegArguments(encoding, live));
  const child = spawn(program, args, { signal, killSignal: 'SIGKILL' });
  const outcome = collectOutcome(child);
  const feeding = feedChild(bytes, child.stdin);
  let heardSamples = 0;
  try {
    for await (const samples of readFloat32(child.stdout)) {
      heardSamples += samples.length;
      yield samples;
    }
    const failure = await feeding;
    if (failure !== undefined) throw failure.cause;
    if (heardSamples === 0) throw new DecodeError('undecodable', await outcome.describe(encoding));
  } finally {
    child.kill('SIGKILL');
    child.stdout.destroy();
  }
}
