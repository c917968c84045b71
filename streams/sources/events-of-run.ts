import { Observable } from 'rxjs';
import type { SourceEvent } from './audio-source.js';

/** Takes an event to the listener. */
export type Emit<T = SourceEvent> = (event: T) => void;

/** Makes a cold Observable of a run: it completes or fails as the run does; leaving aborts the signal. */
export const eventsOfRun = <T = SourceEvent>(
  run: (emit: Emit<T>, signal: AbortSignal) => Promise<void>,
): Observable<T> =>
  new Observable((subscriber) => {
    const left = new AbortController();
    run((event) => subscriber.next(event), left.signal).then(
      () => subscriber.complete(),
      (error: unknown) => subscriber.error(error),
    );
    return () => left.abort();
  });
