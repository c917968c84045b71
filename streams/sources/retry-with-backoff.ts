import {
  asyncScheduler,
  catchError,
  concat,
  concatMap,
  defer,
  ignoreElements,
  type Observable,
  of,
  repeat,
  type SchedulerLike,
  throwError,
  timer,
} from 'rxjs';
import { SAMPLE_RATE_HZ } from '../audio-format.js';
import { SourceStalledError, StreamError } from '../errors.js';
import type { SourceEvent } from './audio-source.js';
import type { LiveEvent } from './live-event.js';

/** Time and chance, given by tests. */
export type BackoffOptions = {
  /** @default asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined;
  /** In [0, 1). @default Math.random */
  readonly random?: (() => number) | undefined;
};

type Progress = { heardSamples: number; failures: number; soundsNow: boolean };

const FIRST_DELAY_MS = 1000;
const GREATEST_DELAY_MS = 60_000;
const MOST_ATTEMPTS_BEFORE_AUDIO = 4;

/**
 * Keeps a live source going: when an attempt fails or ends, the next begins after 1 s, and after up to 60 s
 * where attempts bring no audio. Media time is counted over all attempts, the first chunk after a break is
 * `interrupted`, and `running` is said at the first decoded audio.
 * Before any audio was heard it fails: at once when another try cannot help, else after 4 attempts.
 */
export const retryWithBackoff = (
  attempt: () => Observable<LiveEvent>,
  { scheduler = asyncScheduler, random = Math.random }: BackoffOptions = {},
): Observable<SourceEvent> =>
  defer(() => {
    const progress: Progress = { heardSamples: 0, failures: 0, soundsNow: false };
    const listen = defer(attempt).pipe(
      concatMap((event) => toSourceEvents(event, progress, scheduler.now())),
    );
    return concat(of(STARTING), listen, throwError(endOfSound)).pipe(
      catchError((error: unknown) => backOff(toStreamError(error), progress, scheduler, random)),
      repeat(),
    );
  });

const STARTING: SourceEvent = { kind: 'status', state: 'starting' };
const RUNNING: SourceEvent = { kind: 'status', state: 'running' };

const toSourceEvents = (
  event: LiveEvent,
  progress: Progress,
  nowMs: number,
): readonly SourceEvent[] => {
  if (event.kind === 'metadata') return [event];
  const { samples } = event;
  if (samples.length === 0) return [];
  const isFirst = !progress.soundsNow;
  const chunk = {
    samples,
    startSeconds: progress.heardSamples / SAMPLE_RATE_HZ,
    capturedAtMs: nowMs,
    interrupted: event.interrupted === true || (isFirst && progress.heardSamples > 0),
  };
  progress.heardSamples += samples.length;
  progress.failures = 0;
  progress.soundsNow = true;
  const audio: SourceEvent = { kind: 'audio', chunk };
  return isFirst ? [RUNNING, audio] : [audio];
};

const endOfSound = (): SourceStalledError =>
  new SourceStalledError('ended', 'the sound ended', { retryable: true });

const toStreamError = (error: unknown): StreamError =>
  error instanceof StreamError
    ? error
    : new StreamError('unexpected', error instanceof Error ? error.message : String(error), {
        cause: error,
      });

const backOff = (
  error: StreamError,
  progress: Progress,
  scheduler: SchedulerLike,
  random: () => number,
): Observable<SourceEvent> => {
  if (!progress.soundsNow) progress.failures += 1;
  progress.soundsNow = false;
  const isHopeless = !error.retryable || progress.failures >= MOST_ATTEMPTS_BEFORE_AUDIO;
  if (progress.heardSamples === 0 && isHopeless) return throwError(() => error);
  const doublings = Math.max(0, progress.failures - 1);
  const longestMs = Math.min(GREATEST_DELAY_MS, FIRST_DELAY_MS * 2 ** doublings);
  // Jitter keeps many stations of one server from coming back at the same instant.
  const delayMs = Math.round(longestMs * (1 - random() / 2));
  const reason = `${error.message}; trying again in ${(delayMs / 1000).toFixed(1)} s`;
  const waiting: SourceEvent = { kind: 'status', state: 'backoff', reason };
  return concat(of(waiting), timer(delayMs, scheduler).pipe(ignoreElements()));
};
