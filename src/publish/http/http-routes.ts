import type { IncomingMessage, ServerResponse } from 'node:http';
import { WEBSOCKET_PATH } from '../../protocol/index.js';
import type { StationHub } from '../hub/station-hub.js';

type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer that says what went wrong. */
export const httpError = (status: number, message: string): Answer => ({
  status,
  body: { error: { code: status, message } },
});

const STATION_PATH = '/v1/stations/';

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const answerStation = (hub: StationHub, encodedName: string): Answer => {
  const snapshot = hub.snapshot(decode(encodedName) ?? '');
  if (snapshot) return { status: 200, body: snapshot };
  return httpError(404, 'no station has this name: GET /v1/stations lists them');
};

const answer = ({ method, url = '' }: IncomingMessage, hub: StationHub): Answer => {
  const path = url.split('?')[0]!;
  if (method !== 'GET' && method !== 'HEAD') {
    return { ...httpError(405, 'only GET is served'), headers: { allow: 'GET, HEAD' } };
  }
  if (path === '/healthz') return { status: 200, body: { status: 'ok' } };
  if (path === '/v1/stations') return { status: 200, body: { stations: hub.snapshots() } };
  if (path.startsWith(STATION_PATH)) return answerStation(hub, path.slice(STATION_PATH.length));
  if (path === WEBSOCKET_PATH) {
    return { ...httpError(426, 'this is a WebSocket'), headers: { upgrade: 'websocket' } };
  }
  return httpError(
    404,
    `there are /healthz, /v1/stations, ${STATION_PATH}{name}, ${WEBSOCKET_PATH}`,
  );
};

/** Answers plain HTTP requests with JSON; `refusal` says why a request may not pass. */
export const createRequestHandler =
  (hub: StationHub, refusal: (request: IncomingMessage) => string | undefined) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const refused = refusal(request);
    const { status, body, headers } = refused ? httpError(403, refused) : answer(request, hub);
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // Bodies are never read: the connection ends with a request that may have one.
      ...(status >= 400 && { connection: 'close' }),
      ...headers,
    });
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
  };
