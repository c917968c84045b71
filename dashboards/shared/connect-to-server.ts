import type { Observable, SchedulerLike } from 'rxjs';
import {
  asyncScheduler,
  catchError,
  concat,
  defer,
  interval,
  map,
  of,
  repeat,
  takeUntil,
  tap,
  timer,
} from 'rxjs';
import { backoffSeconds } from '../../src/client/backoff-seconds.js';
import type { ConnectionEvent } from './connection-event.js';
import { failWhenSilent } from './fail-when-silent.js';
import type { CreateSocket } from './open-connection.js';
import { openConnection } from './open-connection.js';

/** What a connection needs of its surroundings. */
export type ConnectOptions = {
  /** The WebSocket of the place it runs in. */
  readonly createSocket: CreateSocket;
  readonly scheduler?: SchedulerLike;
  /** Jitter, 0 to 1. */
  readonly random?: () => number;
};

const countDown = (reason: string, seconds: number, scheduler: SchedulerLike) =>
  concat(of(seconds), interval(1000, scheduler).pipe(map((elapsed) => seconds - elapsed - 1))).pipe(
    map((retryInSeconds): ConnectionEvent => ({ type: 'closed', reason, retryInSeconds })),
    takeUntil(timer(seconds * 1000, scheduler)),
  );

const reasonOf = (error: unknown): string =>
  error instanceof Error && error.message ? error.message : 'unknown reason';

/**
 * Connects, subscribes to everything, and connects again whenever the connection is lost, for as long
 * as it is subscribed to. Only a `welcome` counts as success, so a server that accepts and hangs up is
 * not hammered.
 */
export const connectToServer = (
  url: string,
  { createSocket, scheduler = asyncScheduler, random = Math.random }: ConnectOptions,
): Observable<ConnectionEvent> =>
  defer(() => {
    let failures = 0;
    const connecting = of<ConnectionEvent>({ type: 'connecting' });
    const connection = openConnection(url, createSocket).pipe(
      failWhenSilent(scheduler),
      tap((event) => {
        failures = event.type === 'message' && event.message.type === 'welcome' ? 0 : failures;
      }),
      catchError((error: unknown) => {
        failures += 1;
        return countDown(reasonOf(error), backoffSeconds(failures, random), scheduler);
      }),
    );
    return concat(connecting, connection).pipe(repeat());
  });
