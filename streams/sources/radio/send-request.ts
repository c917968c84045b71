import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { SourceUnavailableError } from '../../errors.js';
import { guardAddress, type AddressRule } from './guard-address.js';
import { hideCredentials } from './hide-credentials.js';
import { IcySocket } from './icy-socket.js';
import { USER_AGENT } from './user-agent.js';

/** What a request needs besides its address. */
export type RequestOptions = {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to wait for a connection, and then for the answer's headers. @default 10000 */
  readonly timeoutMs?: number;
  /** Asked of each IP address before it is connected to. @default all are allowed */
  readonly mayConnect?: AddressRule | undefined;
};

const DEFAULT_TIMEOUT_MS = 10_000;

const openSocket = (url: URL, mayConnect: AddressRule = () => true): Socket => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isTls = url.protocol === 'https:';
  const port = Number(url.port) || (isTls ? 443 : 80);
  const { assertHost, lookup } = guardAddress(url, mayConnect);
  assertHost(host);
  if (!isTls) return connectTcp({ host, port, lookup });
  // TLS knows no server names that are numbers.
  return connectTls({ host, port, lookup, ...(isIP(host) === 0 && { servername: host }) });
};

const credentialsOf = (url: URL): { auth?: string } => {
  if (url.username === '' && url.password === '') return {};
  return { auth: `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}` };
};

const startRequest = (url: URL, socket: Socket, options: RequestOptions): ClientRequest =>
  requestHttp({
    host: url.hostname,
    port: url.port,
    path: url.pathname + url.search,
    headers: {
      'User-Agent': USER_AGENT,
      Accept: '*/*',
      'Icy-MetaData': '1',
      Connection: 'close',
      ...options.headers,
    },
    ...credentialsOf(url),
    // Old streaming servers bend the rules of HTTP; what comes is audio bytes either way.
    insecureHTTPParser: true,
    createConnection: () => new IcySocket(socket),
  });

/**
 * Sends one GET and waits for the headers. Aborting `signal` at any time closes the connection.
 * @throws SourceUnavailableError that can be retried when nobody answers in time; Node's errors else.
 */
export const sendRequest = (url: URL, options: RequestOptions): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    const socket = openSocket(url, options.mayConnect);
    const request = startRequest(url, socket, options);
    const giveUp = (expected: string) => (): void => {
      const where = hideCredentials(url.href);
      const message = `cannot listen to ${where}: expected ${expected} within ${timeoutMs / 1000} s, none came`;
      request.destroy(new SourceUnavailableError('timeout', message, { retryable: true }));
    };
    let timer = setTimeout(giveUp('a connection'), timeoutMs);
    const abort = (): void => void request.destroy();
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp('an answer'), timeoutMs);
    });
    options.signal.addEventListener('abort', abort, { once: true });
    request.once('response', (response) => {
      clearTimeout(timer);
      resolve(response);
    });
    request.on('error', reject);
    request.once('close', () => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', abort);
    });
    if (options.signal.aborted) request.destroy();
    request.end();
  });
