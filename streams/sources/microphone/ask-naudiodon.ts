import { SourceUnavailableError } from '../../errors.js';
import type { CaptureMessage } from './capture-message.js';
import type { Device } from './device.js';
import { startCaptureChild } from './start-capture-child.js';

const PATIENCE_MS = 15_000;

/**
 * Asks a child for the devices that naudiodon sees; undefined where naudiodon did not build.
 * @throws SourceUnavailableError that can be retried when the child does not answer.
 */
export const askNaudiodon = async (): Promise<readonly Device[] | undefined> => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  let answer: CaptureMessage | undefined;
  const { child, ended } = startCaptureChild(
    undefined,
    (message) => {
      answer = message;
      child.kill('SIGKILL');
    },
    patience.signal,
  );
  const end = await ended;
  clearTimeout(timer);
  if (answer?.kind === 'devices') return answer.devices;
  // A library whose parts are missing ends the child before it can speak.
  if (answer?.kind === 'no-naudiodon') return undefined;
  const reason = answer?.kind === 'failed' ? answer.reason : `the capture program ${end}`;
  const message = `capture devices cannot be listed: ${reason}`;
  throw new SourceUnavailableError('no-device-list', message, { retryable: true });
};
