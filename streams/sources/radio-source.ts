import type { AudioSource } from './audio-source.js';
import type { DecoderChoice } from './decode/choose-decoder.js';
import { eventsOfRun } from './events-of-run.js';
import type { LiveEvent } from './live-event.js';
import type { AddressRule } from './radio/guard-address.js';
import { guardRedirects } from './radio/guard-redirects.js';
import { hideCredentials } from './radio/hide-credentials.js';
import { listenToStation } from './radio/listen-to-station.js';
import { supervise, type SupervisionOptions } from './supervise/supervise.js';

/** How a station is listened to. */
export type RadioSourceOptions = SupervisionOptions & {
  /** @default 'auto' */
  readonly decoder?: DecoderChoice | undefined;
  /** Asked of each IP address before it is connected to. @default all are allowed */
  readonly mayConnect?: AddressRule | undefined;
  /** Asked of each IP address but the station's own, where that is one that it allows. @default all are allowed */
  readonly mayFollow?: AddressRule | undefined;
};

/** HLS has pauses as long as its segments. */
const WATCHDOG = { firstAudioMs: 30_000, stalledAfterMs: 15_000, abandonAfterMs: 15_000 };

/**
 * Listens to a station over HTTP or HTTPS for ever: a plain stream, a .m3u or .pls naming one, or live HLS.
 * Tells track titles. Fails only before the first audio, with SourceUnavailableError, SourceStalledError or
 * DecodeError.
 */
export const createRadioSource = (url: string, options: RadioSourceOptions = {}): AudioSource => {
  const { decoder, mayFollow } = options;
  const attempt = () =>
    eventsOfRun<LiveEvent>((emit, signal) => {
      const mayConnect = options.mayConnect ?? (mayFollow && guardRedirects(mayFollow));
      return listenToStation(url, { emit, signal, decoder, mayConnect });
    });
  const name = hideCredentials(url);
  return {
    uri: `radio:${name}`,
    live: true,
    events: () => supervise(attempt, { name, watchdog: WATCHDOG }, options),
  };
};
