import { SourceStalledError, SourceUnavailableError, type StreamError } from '../../errors.js';
import { boundSamples } from '../decode/bound-samples.js';
import type { LiveEvent } from '../live-event.js';
import type { Device } from './device.js';
import { startCaptureChild } from './start-capture-child.js';

/**
 * Captures from a device until `signal` is aborted.
 * @throws SourceUnavailableError or SourceStalledError that can be retried when the device or the child fails.
 */
export const captureWithNaudiodon = async (
  device: Device,
  emit: (event: LiveEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  let failure: StreamError | undefined;
  const { child, ended } = await startCaptureChild(
    device.id,
    (message) => {
      if (signal.aborted) return;
      if (message.kind === 'samples') {
        const { droppedBlocks } = message;
        const samples = boundSamples(message.samples);
        emit({ kind: 'samples', samples, interrupted: droppedBlocks > 0 });
      } else if (message.kind === 'failed') {
        failure = unavailable(device, message.reason);
        child.kill('SIGKILL');
      }
    },
    signal,
  );
  const end = await ended;
  if (signal.aborted) return;
  const message = `microphone "${device.name}": the capture program ${end}`;
  throw failure ?? new SourceStalledError('capture-ended', message, { retryable: true });
};

const unavailable = (device: Device, reason: string): SourceUnavailableError => {
  const message = `microphone "${device.name}" cannot be opened: ${reason}`;
  return new SourceUnavailableError('device-failed', message, { retryable: true });
};
