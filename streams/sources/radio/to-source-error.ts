import { SourceUnavailableError, StreamError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';

type Known = readonly [words: string, retryable: boolean];

const KNOWN: Readonly<Record<string, Known>> = {
  ECONNREFUSED: ['connection refused', true],
  ECONNRESET: ['the server closed the connection', true],
  EPIPE: ['the server closed the connection', true],
  ETIMEDOUT: ['connection timed out', true],
  EHOSTUNREACH: ['host unreachable', true],
  ENETUNREACH: ['network unreachable', true],
  EAI_AGAIN: ['the name cannot be looked up now', true],
  ENOTFOUND: ['no such host', false],
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** One address may stand for several: Node then wraps the failure of each. */
const firstOf = (error: unknown): unknown =>
  error instanceof AggregateError ? (error.errors as unknown[])[0] : error;

/**
 * Puts what Node says of a failed connection into one line for people, with whether another try can help.
 * A StreamError passes unchanged.
 */
export const toSourceError = (failure: unknown, address: string): StreamError => {
  if (failure instanceof StreamError) return failure;
  const error = firstOf(failure);
  const code = codeOf(error);
  const isNoHttp = code.startsWith('HPE_');
  const isTls = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code);
  const said = error instanceof Error ? error.message : String(error);
  const [words, retryable] = KNOWN[code] ?? [
    isNoHttp ? 'expected an answer in HTTP or ICY, got something else' : hideCredentials(said),
    !isTls && !isNoHttp,
  ];
  const message = `cannot listen to ${hideCredentials(address)}: ${words}`;
  return new SourceUnavailableError('connection-failed', message, { retryable, cause: failure });
};
