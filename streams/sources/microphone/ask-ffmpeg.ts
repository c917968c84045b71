import { execFile } from 'node:child_process';
import type { Device } from './device.js';
import { type FfmpegInput, parseFfmpegDevices } from './parse-ffmpeg-devices.js';

const PATIENCE_MS = 10_000;

const inputsHere = (): readonly FfmpegInput[] => {
  if (process.platform === 'darwin') return ['avfoundation'];
  return process.platform === 'win32' ? ['dshow'] : ['pulse', 'alsa'];
};

const listArguments = (input: FfmpegInput): readonly string[] =>
  input === 'pulse' || input === 'alsa'
    ? ['-hide_banner', '-sources', input]
    : [
        '-hide_banner',
        '-list_devices',
        'true',
        '-f',
        input,
        '-i',
        input === 'dshow' ? 'dummy' : '',
      ];

/** ffmpeg prints some lists as an error, so how it ends says nothing. */
const printedBy = (input: FfmpegInput, signal?: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    const options = { timeout: PATIENCE_MS, signal };
    execFile('ffmpeg', [...listArguments(input)], options, (_error, out, err) =>
      resolve(
        input === 'avfoundation' ? (err.split(/audio devices:/i)[1] ?? '') : `${out}\n${err}`,
      ),
    );
  });

/**
 * The devices that ffmpeg sees, of the first sound system that has any; none where ffmpeg is missing.
 * Aborting `signal` ends ffmpeg.
 */
export const askFfmpeg = async (signal?: AbortSignal): Promise<readonly Device[]> => {
  for (const input of inputsHere()) {
    const devices = parseFfmpegDevices(await printedBy(input, signal), input);
    if (devices.length > 0) return devices;
  }
  return [];
};
