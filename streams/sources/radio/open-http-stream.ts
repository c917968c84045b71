import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { SourceUnavailableError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';
import { readBody } from './read-body.js';
import { sendRequest, type RequestOptions } from './send-request.js';
import { toSourceError } from './to-source-error.js';

/** An answer whose body is about to be read. */
export type HttpStream = {
  /** Where the bytes come from in the end, after redirects. */
  readonly url: string;
  /** In lower case, without parameters; empty when the server does not say. */
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncGenerator<Uint8Array>;
  /** Closes the connection; for bodies that nobody reads. */
  readonly close: () => void;
};

/** How to ask, and how long to wait. */
export type HttpOptions = RequestOptions & {
  /** How long a body may send nothing. @default 15000 */
  readonly stallMs?: number;
};

const GREATEST_REDIRECTS = 5;
const DEFAULT_STALL_MS = 15_000;

/**
 * Opens `address` and follows its redirects.
 * @throws SourceUnavailableError telling what was wrong; 5xx, 408, 429 and failed connections can be retried.
 */
export const openHttpStream = async (
  address: string,
  options: HttpOptions,
): Promise<HttpStream> => {
  const visited: string[] = [];
  let url = parseAddress(address);
  for (;;) {
    visited.push(url.href);
    const response = await sendRequest(url, options).catch((error: unknown) => {
      throw toSourceError(error, url.href);
    });
    const target = redirectTarget(response, url);
    if (target === undefined) return toStream(response, url.href, options);
    response.destroy();
    assertGoesOn(visited, target);
    url = target;
  }
};

const parseAddress = (address: string): URL => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  const message = `expected an http:// or https:// address, got "${hideCredentials(address)}"`;
  throw new SourceUnavailableError('bad-address', message);
};

const redirectTarget = (response: IncomingMessage, from: URL): URL | undefined => {
  const { statusCode = 0, headers } = response;
  if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) return undefined;
  const { location } = headers;
  const target = parseAddress(
    URL.canParse(location, from.href) ? new URL(location, from).href : location,
  );
  const isSameHost = target.host === from.host && target.protocol === from.protocol;
  if (isSameHost && target.username === '') {
    target.username = from.username;
    target.password = from.password;
  }
  return target;
};

const assertGoesOn = (visited: readonly string[], target: URL): void => {
  const start = hideCredentials(visited[0] ?? '');
  if (visited.includes(target.href)) {
    const circle = [...visited.slice(visited.indexOf(target.href)), target.href].map(
      hideCredentials,
    );
    throw new SourceUnavailableError(
      'redirect-circle',
      `${start} redirects in a circle: ${circle.join(' -> ')}`,
    );
  }
  if (visited.length > GREATEST_REDIRECTS) {
    throw new SourceUnavailableError(
      'too-many-redirects',
      `${start} redirects more than ${GREATEST_REDIRECTS} times`,
    );
  }
};

const toStream = (response: IncomingMessage, url: string, options: HttpOptions): HttpStream => {
  const { statusCode = 0, statusMessage = '', headers } = response;
  if (statusCode < 200 || statusCode >= 300) {
    response.destroy();
    const retryable = statusCode >= 500 || statusCode === 408 || statusCode === 429;
    const said = `${statusCode} ${statusMessage}`.trim();
    const message = `cannot listen to ${hideCredentials(url)}: expected audio, the server answered ${said}`;
    throw new SourceUnavailableError(`http-${statusCode}`, message, { retryable });
  }
  return {
    url,
    contentType: (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase(),
    headers,
    body: readBody(response, url, options.stallMs ?? DEFAULT_STALL_MS),
    close: () => response.destroy(),
  };
};
