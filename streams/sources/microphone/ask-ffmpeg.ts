import { execFile } from 'node:child_process';
import type { Device } from './device.js';
import { type FfmpegInput, parseFfmpegDevices } from './parse-ffmpeg-devices.js';

const PATIENCE_MS = 10_000;

const inputsOf = (platform: NodeJS.Platform): readonly FfmpegInput[] => {
  if (platform === 'darwin') return ['avfoundation'];
  return platform === 'win32' ? ['dshow'] : ['pulse', 'alsa'];
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
const printedBy = (input: FfmpegInput): Promise<string> =>
  new Promise((resolve) => {
    execFile('ffmpeg', [...listArguments(input)], { timeout: PATIENCE_MS }, (_error, out, err) =>
      resolve(
        input === 'avfoundation' ? (err.split(/audio devices:/i)[1] ?? '') : `${out}\n${err}`,
      ),
    );
  });

/** The devices that ffmpeg sees, of the first sound system that has any; none where ffmpeg is missing. */
export const askFfmpeg = async (
  platform: NodeJS.Platform = process.platform,
): Promise<readonly Device[]> => {
  for (const input of inputsOf(platform)) {
    const devices = parseFfmpegDevices(await printedBy(input), input);
    if (devices.length > 0) return devices;
  }
  return [];
};
