import { throwError, timeout } from 'rxjs';
import { SourceStalledError } from '../errors.js';
import type { AudioSource } from './audio-source.js';
import { type Emit, eventsOfRun } from './events-of-run.js';
import type { LiveEvent } from './live-event.js';
import { captureWithFfmpeg } from './microphone/capture-with-ffmpeg.js';
import { captureWithNaudiodon } from './microphone/capture-with-naudiodon.js';
import { findDevice } from './microphone/find-device.js';
import { listDevices } from './microphone/list-devices.js';
import { type BackoffOptions, retryWithBackoff } from './retry-with-backoff.js';

const GREATEST_SILENCE_MS = 20_000;

/**
 * Captures from a sound card for ever; an empty `device` is the default one. The device is looked for before
 * it is opened. Fails only before the first audio, with SourceUnavailableError or SourceStalledError.
 */
export const createMicrophoneSource = (
  device: string,
  options: BackoffOptions = {},
): AudioSource => {
  const { scheduler } = options;
  const attempt = () =>
    eventsOfRun<LiveEvent>((emit, signal) => captureFrom(device, emit, signal)).pipe(
      timeout({
        each: GREATEST_SILENCE_MS,
        with: () => throwError(noSound),
        ...(scheduler && { scheduler }),
      }),
    );
  return {
    uri: `microphone:${device}`,
    live: true,
    events: () => retryWithBackoff(attempt, options),
  };
};

const captureFrom = async (
  wanted: string,
  emit: Emit<LiveEvent>,
  signal: AbortSignal,
): Promise<void> => {
  const device = findDevice(await listDevices(signal), wanted);
  if (signal.aborted) return;
  const capture = device.backend.startsWith('ffmpeg') ? captureWithFfmpeg : captureWithNaudiodon;
  await capture(device, emit, signal);
};

const noSound = (): SourceStalledError => {
  const message = `microphone: expected sound within ${GREATEST_SILENCE_MS / 1000} s, none came`;
  return new SourceStalledError('no-sound', message, { retryable: true });
};
