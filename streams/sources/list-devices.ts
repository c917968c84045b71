import { askFfmpeg } from './microphone/ask-ffmpeg.js';
import { askNaudiodon } from './microphone/ask-naudiodon.js';
import type { Device } from './microphone/device.js';

/**
 * Lists what sound can be captured from: naudiodon's devices, or ffmpeg's where naudiodon did not build or
 * sees none. Empty when there is no device, or neither of the two.
 * @throws SourceUnavailableError when the list cannot be had.
 */
export const listDevices = async (): Promise<readonly Device[]> => {
  const devices = (await askNaudiodon()) ?? [];
  return devices.length > 0 ? devices : askFfmpeg();
};
