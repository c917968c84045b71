import type { AudioSource } from './audio-source.js';
import { type Emit, eventsOfRun } from './events-of-run.js';
import type { LiveEvent } from './live-event.js';
import { captureWithFfmpeg } from './microphone/capture-with-ffmpeg.js';
import { captureWithNaudiodon } from './microphone/capture-with-naudiodon.js';
import { findDevice } from './microphone/find-device.js';
import { listDevices } from './microphone/list-devices.js';
import { supervise, type SupervisionOptions } from './supervise/supervise.js';

/** A sound card delivers many times a second, but Bluetooth takes seconds to begin. */
const WATCHDOG = { firstAudioMs: 20_000, stalledAfterMs: 5000, abandonAfterMs: 5000 };

/**
 * Captures from a sound card for ever; an empty `device` is the default one. The device is looked for before
 * it is opened. Fails only before the first audio, with SourceUnavailableError or SourceStalledError.
 */
export const createMicrophoneSource = (
  device: string,
  options: SupervisionOptions = {},
): AudioSource => {
  const attempt = () => eventsOfRun<LiveEvent>((emit, signal) => captureFrom(device, emit, signal));
  return {
    uri: `microphone:${device}`,
    live: true,
    events: () => supervise(attempt, { name: 'microphone', watchdog: WATCHDOG }, options),
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
