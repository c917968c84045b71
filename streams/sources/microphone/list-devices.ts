import { askFfmpeg } from './ask-ffmpeg.js';
import { askNaudiodon } from './ask-naudiodon.js';
import type { Device } from './device.js';

/**
 * Lists what sound can be captured from: naudiodon's devices, or ffmpeg's where naudiodon did not build or
 * sees none. Empty when there is no device, or neither of the two. Aborting `signal` ends the child that is asked.
 * @throws SourceUnavailableError when the list cannot be had.
 */
export const listDevices = async (signal?: AbortSignal): Promise<readonly Device[]> => {
  const devices = (await askNaudiodon(signal)) ?? [];
  return devices.length > 0 ? devices : askFfmpeg(signal);
};
