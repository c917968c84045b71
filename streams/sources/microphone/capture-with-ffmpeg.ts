import { spawn } from 'node:child_process';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { SourceStalledError } from '../../errors.js';
import { dieWithUs } from '../children/die-with-us.js';
import { readFloat32 } from '../decode/read-float32.js';
import { toBlocks } from '../decode/to-blocks.js';
import type { LiveEvent } from '../live-event.js';
import type { Device } from './device.js';

const TAIL_CHARACTERS = 500;

const inputArguments = ({ backend, id }: Device): readonly string[] => {
  const input = /\((.+)\)/.exec(backend)?.[1] ?? 'pulse';
  const prefix = { avfoundation: ':', dshow: 'audio=' }[input] ?? '';
  return ['-f', input, '-i', prefix + id];
};

/**
 * Captures from a device with an ffmpeg child, where naudiodon did not build, until `signal` is aborted.
 * The child ends with us.
 * @throws SourceStalledError that can be retried when the child ends.
 */
export const captureWithFfmpeg = async (
  device: Device,
  emit: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { program, args } = await dieWithUs('ffmpeg', [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error', ...inputArguments(device)],
    ...['-ac', '1', '-ar', `${SAMPLE_RATE_HZ}`, '-flush_packets', '1', '-f', 'f32le', 'pipe:1'],
  ]);
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let reason = 'ffmpeg ended';
  child.on('error', (error) => (reason = error.message));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    reason = text.trim().slice(-TAIL_CHARACTERS).split('\n').at(-1) ?? reason;
  });
  try {
    for await (const samples of toBlocks(readFloat32(child.stdout))) {
      emit({ kind: 'samples', samples });
    }
  } finally {
    child.kill('SIGKILL');
  }
  if (signal.aborted) return;
  const message = `microphone "${device.name}" stopped: ${reason}`;
  throw new SourceStalledError('capture-ended', message, { retryable: true });
};
