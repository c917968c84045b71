import type { Observable } from 'rxjs';
import { concat, defer, finalize, from, interval, map, of, switchMap, takeWhile } from 'rxjs';
import type { ConnectOptions } from '../../src/client/index.js';
import { connect } from '../../src/client/index.js';
import type { ConnectionEvent } from './connection-event.js';
import { readServerMessage } from './read-server-message.js';

/** What a connection needs of its surroundings. */
export type ServerAccess = Pick<ConnectOptions, 'WebSocket' | 'token' | 'random'>;

const countDown = (closed: ConnectionEvent & { type: 'closed' }): Observable<ConnectionEvent> =>
  concat(of(0), interval(1000).pipe(map((ticks) => ticks + 1))).pipe(
    map((elapsed) => ({ ...closed, retryInSeconds: closed.retryInSeconds - elapsed })),
    takeWhile(({ retryInSeconds }) => retryInSeconds > 0),
  );

/**
 * Connects, subscribes to everything, and connects again whenever the connection is lost, for as long as it is
 * subscribed to. Fails with an `EarshotClientError` where trying again is no use, as with a wrong token.
 */
export const connectToServer = (url: string, access: ServerAccess): Observable<ConnectionEvent> =>
  defer(() => {
    const client = connect(url, { ...access, readFrame: readServerMessage });
    // Only asks for the messages: they are read with all others, in the order in which they came.
    client.subscribe().subscribe({ error: () => {} });
    return from(client.events).pipe(
      switchMap((event) => (event.type === 'closed' ? countDown(event) : of(event))),
      finalize(client.close),
    );
  });
