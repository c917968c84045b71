import type { MonoTypeOperatorFunction, SchedulerLike } from 'rxjs';
import { connect, map, merge, mergeMap, scan, startWith, switchMap, throwError, timer } from 'rxjs';
import type { ConnectionEvent } from './connection-event.js';

const WELCOME_LIMIT_SECONDS = 10;
const HEARTBEATS_MISSED = 2.5;

const limitAfter = (event: ConnectionEvent, before: number): number =>
  event.type === 'message' && event.message.type === 'welcome'
    ? event.message.heartbeatSeconds * HEARTBEATS_MISSED
    : before;

/**
 * Fails when a connection that still looks open delivers nothing: 10 s until the welcome, then
 * two and a half heartbeats.
 */
export const failWhenSilent =
  (scheduler: SchedulerLike): MonoTypeOperatorFunction<ConnectionEvent> =>
  (events) =>
    events.pipe(
      scan<ConnectionEvent, { event?: ConnectionEvent; limitSeconds: number }>(
        ({ limitSeconds }, event) => ({ event, limitSeconds: limitAfter(event, limitSeconds) }),
        { limitSeconds: WELCOME_LIMIT_SECONDS },
      ),
      connect((shared) =>
        merge(
          shared.pipe(mergeMap(({ event }) => (event ? [event] : []))),
          shared.pipe(
            map(({ limitSeconds }) => limitSeconds),
            startWith(WELCOME_LIMIT_SECONDS),
            switchMap((seconds) => timer(seconds * 1000, scheduler).pipe(map(() => seconds))),
            mergeMap((seconds) => throwError(() => new Error(`no sign of life for ${seconds} s`))),
          ),
        ),
      ),
    );
