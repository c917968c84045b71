import { SourceUnavailableError } from '../../errors.js';
import type { CaptureMessage } from './capture-message.js';
import type { Device } from './device.js';
import { startCaptureChild } from './start-capture-child.js';

const PATIENCE_MS = 15_000;

/**
 * Asks a child for the devices that naudiodon sees; undefined where naudiodon did not build. Aborting `signal`
 * ends the child.
 * @throws SourceUnavailableError that can be retried when the child does not answer.
 */
export const askNaudiodon = async (
  signal?: AbortSignal,
): Promise<readonly Device[] | undefined> => {
  const patience = new AbortController();
  const giveUp = (): void => patience.abort();
  const timer = setTimeout(giveUp, PATIENCE_MS);
  signal?.addEventListener('abort', giveUp, { signal: patience.signal });
  try {
    return await ask(patience.signal);
  } finally {
    clearTimeout(timer);
    giveUp();
  }
};

const ask = async (signal: AbortSignal): Promise<readonly Device[] | undefined> => {
  let answer: CaptureMessage | undefined;
  const { child, ended } = await startCaptureChild(
    undefined,
    (message) => {
      answer = message;
      child.kill('SIGKILL');
    },
    signal,
  );
  const end = await ended;
  if (answer?.kind === 'devices') return answer.devices;
  if (answer?.kind === 'no-naudiodon') return undefined;
  const reason = answer?.kind === 'failed' ? answer.reason : `the capture program ${end}`;
  const message = `capture devices cannot be listed: ${reason}`;
  throw new SourceUnavailableError('no-device-list', message, { retryable: true });
};
