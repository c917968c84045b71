import { throwError, timeout } from 'rxjs';
import { SourceStalledError } from '../errors.js';
import type { AudioSource } from './audio-source.js';
import type { DecoderChoice } from './decode/choose-decoder.js';
import { eventsOfRun } from './events-of-run.js';
import type { LiveEvent } from './live-event.js';
import type { AddressRule } from './radio/guard-address.js';
import { hideCredentials } from './radio/hide-credentials.js';
import { listenToStation } from './radio/listen-to-station.js';
import { type BackoffOptions, retryWithBackoff } from './retry-with-backoff.js';

/** How a station is listened to. */
export type RadioSourceOptions = BackoffOptions & {
  /** @default 'auto' */
  readonly decoder?: DecoderChoice | undefined;
  /** Asked of each IP address before it is connected to. @default all are allowed */
  readonly mayConnect?: AddressRule | undefined;
};

/** Bytes may come that are no sound; HLS has pauses as long as its segments. */
const GREATEST_SILENCE_MS = 45_000;

/**
 * Listens to a station over HTTP or HTTPS for ever: a plain stream, a .m3u or .pls naming one, or live HLS.
 * Tells track titles. Fails only before the first audio, with SourceUnavailableError, SourceStalledError or
 * DecodeError.
 */
export const createRadioSource = (url: string, options: RadioSourceOptions = {}): AudioSource => {
  const { decoder, mayConnect, scheduler } = options;
  const attempt = () =>
    eventsOfRun<LiveEvent>((emit, signal) =>
      listenToStation(url, { emit, signal, decoder, mayConnect }),
    ).pipe(
      timeout({
        each: GREATEST_SILENCE_MS,
        with: () => throwError(() => noSound(url)),
        ...(scheduler && { scheduler }),
      }),
    );
  return {
    uri: `radio:${hideCredentials(url)}`,
    live: true,
    events: () => retryWithBackoff(attempt, options),
  };
};

const noSound = (url: string): SourceStalledError => {
  const message = `${hideCredentials(url)}: expected audio within ${GREATEST_SILENCE_MS / 1000} s, none came`;
  return new SourceStalledError('no-sound', message, { retryable: true });
};
