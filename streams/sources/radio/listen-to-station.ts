import { DecodeError, SourceUnavailableError } from '../../errors.js';
import type { DecoderChoice } from '../decode/choose-decoder.js';
import type { LiveEvent } from '../live-event.js';
import { decodeHls } from './decode-hls.js';
import { decodeStream } from './decode-stream.js';
import type { AddressRule } from './guard-address.js';
import { hideCredentials } from './hide-credentials.js';
import { limitLead } from './limit-lead.js';
import { openStation } from './open-station.js';
import { nextBeginning, skipBeginning } from './skip-beginning.js';

/** Where the events of one attempt go. */
export type Listening = {
  readonly emit: (event: LiveEvent) => void;
  readonly signal: AbortSignal;
  readonly decoder: DecoderChoice | undefined;
  readonly mayConnect?: AddressRule | undefined;
};

/**
 * Listens to a station once, until its sound ends or `signal` is aborted; a title is told when it changes.
 * @throws StreamError that names the address.
 */
export const listenToStation = async (
  address: string,
  { emit, signal, decoder, mayConnect }: Listening,
): Promise<void> => {
  let lastTitle: string | undefined;
  const onTitle = (title: string): void => {
    if (title !== lastTitle) emit({ kind: 'metadata', title });
    lastTitle = title;
  };
  const station = await openStation(address, { signal, mayConnect });
  const context = { signal, decoder, mayConnect, onTitle };
  const heard =
    station.kind === 'hls' ? decodeHls(station, context) : decodeStream(station.stream, context);
  try {
    const maySkip = station.kind !== 'hls';
    const begun = skipBeginning(heard, nextBeginning());
    for await (const event of limitLead(begun, signal, { maySkip })) emit(event);
  } catch (error) {
    throw error instanceof DecodeError ? naming(address, error) : error;
  }
};

/** A server that opens and sends nothing is not yet on air; one that sends something else will go on so. */
const naming = (address: string, error: DecodeError): DecodeError | SourceUnavailableError => {
  const message = `cannot listen to ${hideCredentials(address)}: ${error.message}`;
  return error.code === 'empty'
    ? new SourceUnavailableError(error.code, message, { retryable: true, cause: error })
    : new DecodeError(error.code, message, { cause: error });
};
