import type { SchedulerLike } from 'rxjs';
import type { AudioSource } from './audio-source.js';
import type { DecoderChoice } from './decode/choose-decoder.js';
import { createFileSource } from './file-source.js';
import { createMicrophoneSource } from './microphone-source.js';
import { parseSourceUri } from './parse-source-uri.js';
import { createRadioSource } from './radio-source.js';
import type { AddressRule } from './radio/guard-address.js';
import type { GivingUp } from './supervise/supervise.js';
import { createSyntheticSource } from './synthetic-source.js';

/** How sources are opened; each takes what concerns it. */
export type CreateSourceOptions = {
  /** `demand` reads a file as fast as the listener says it is ready. @default 'realtime' */
  readonly filePace?: 'realtime' | 'demand' | undefined;
  /** @default 'auto' */
  readonly decoder?: DecoderChoice | undefined;
  /** Asked of each IP address that a radio connects to, in redirects, playlists and segments too. @default all are allowed */
  readonly mayConnect?: AddressRule | undefined;
  /** Without `mayConnect`: asked of those that a radio is led to, when its own address is one that it allows. */
  readonly mayFollow?: AddressRule | undefined;
  /** Radio and microphone: when a source that was never heard is given up. @default 'when-hopeless' */
  readonly giveUp?: GivingUp | undefined;
  /** @default asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined;
};

/**
 * Makes the source that a user names: `radio:URL`, `microphone:[device]`, `file:PATH` or `synthetic:NAME`.
 * Nothing is opened before its events are subscribed to.
 * @throws SourceUnavailableError when the name cannot be understood.
 */
export const createSource = (text: string, options: CreateSourceOptions = {}): AudioSource => {
  const { filePace = 'realtime', decoder, mayConnect, mayFollow, giveUp, scheduler } = options;
  const { scheme, target } = parseSourceUri(text);
  switch (scheme) {
    case 'radio':
      return createRadioSource(target, { decoder, mayConnect, mayFollow, giveUp, scheduler });
    case 'microphone':
      return createMicrophoneSource(target, { giveUp, scheduler });
    case 'file':
      return createFileSource(target, { pace: filePace, decoder, scheduler });
    case 'synthetic':
      return createSyntheticSource(target, { scheduler });
  }
};
