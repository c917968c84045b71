import { fromEvent, map, of, take, type Observable } from 'rxjs';

/** Emits once when `signal` is aborted, at once when it is already. */
export const whenAborted = (signal: AbortSignal): Observable<void> =>
  signal.aborted
    ? of(undefined)
    : fromEvent(signal, 'abort').pipe(
        take(1),
        map(() => undefined),
      );
