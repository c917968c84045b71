import { fromEvent, mergeMap, type Observable, takeUntil, tap } from 'rxjs';
import { type AudioChunk, createSource, SAMPLE_RATE_HZ } from '../../streams/index.js';
import type { ListenOptions } from './track-system.js';

/**
 * The sound of a file, as fast as it is listened to; ends early when `stop` is aborted. Fails with a `StreamError`
 * when the file cannot be read.
 */
export const playRecording = (
  path: string,
  { decoder, stop, onProgress }: ListenOptions,
): Observable<AudioChunk> => {
  stop.throwIfAborted();
  return createSource(`file:${path}`, { filePace: 'demand', decoder })
    .events()
    .pipe(
      mergeMap((event) => (event.kind === 'audio' ? [event.chunk] : [])),
      tap(({ startSeconds, samples }) =>
        onProgress(startSeconds + samples.length / SAMPLE_RATE_HZ),
      ),
      takeUntil(fromEvent(stop, 'abort')),
    );
};
