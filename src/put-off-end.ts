import {
  catchError,
  concat,
  connect,
  defer,
  EMPTY,
  filter,
  from,
  type Observable,
  throwError,
} from 'rxjs';
import type { SourceEvent } from '../streams/index.js';

type Status = Extract<SourceEvent, { kind: 'status' }>;

const isEnd = (event: SourceEvent): event is Status =>
  event.kind === 'status' && event.state === 'stopped';

/**
 * Shares the events with `listen` and holds back the source's last word (`stopped`, or its error) until `listen` is through with what was heard before, so nothing comes after the end.
 */
export const putOffEnd =
  <T>(listen: (events: Observable<SourceEvent>) => Observable<T>) =>
  (events: Observable<SourceEvent>): Observable<T | Status> =>
    defer(() => {
      let lastWord: Status | undefined;
      let failure: (() => unknown) | undefined;
      const heard = events.pipe(
        filter((event) => {
          lastWord = isEnd(event) ? event : undefined;
          return lastWord === undefined;
        }),
        catchError((error: unknown) => {
          failure = () => error;
          return EMPTY;
        }),
      );
      return concat(
        heard.pipe(connect(listen)),
        defer(() => from(lastWord ? [lastWord] : [])),
        defer(() => (failure ? throwError(failure) : EMPTY)),
      );
    });
