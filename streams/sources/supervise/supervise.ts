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
import { SourceStalledError, StreamError } from '../../errors.js';
import type { SourceEvent } from '../audio-source.js';
import type { LiveEvent } from '../live-event.js';
import type { WatchdogOptions } from './audio-countdown.js';
import { planWait, type Wait } from './backoff-plan.js';
import { clockOf } from './clock.js';
import { Progress } from './progress.js';
import { watchAudio, type WatchedEvent } from './watch-audio.js';

/**
 * When a source that was never heard is given up: `early` after four attempts, `when-hopeless` when another try
 * can hardly help, `never` not even then.
 */
export type GivingUp = 'early' | 'when-hopeless' | 'never';

/** How a live source is kept going; time and chance are given by tests. */
export type SupervisionOptions = {
  /** @default 'when-hopeless' */
  readonly giveUp?: GivingUp | undefined;
  /** @default those of the kind of source */
  readonly watchdog?: Partial<WatchdogOptions> | undefined;
  /** @default asyncScheduler */
  readonly scheduler?: SchedulerLike | undefined;
  /** In [0, 1). @default Math.random */
  readonly random?: (() => number) | undefined;
};

/** What is supervised: its name for people and how long its sound may stay away. */
export type Supervised = { readonly name: string; readonly watchdog: WatchdogOptions };

const ATTEMPTS_BEFORE_GIVING_UP = 4;

const STARTING: SourceEvent = { kind: 'status', state: 'starting', reason: 'opening the source' };

/**
 * Keeps a live source going: whenever an attempt fails, ends, or brings no decoded audio any more, another one
 * follows, for ever. Says `starting` once, `running` at the first audio of an attempt, `stalled` when it stays away,
 * then `backoff`, and `circuit-open` when attempts brought none for minutes; attempts in between change no state, so
 * a dead server is a few messages and no storm. Media time is counted over all attempts, and the first chunk after
 * a break is `interrupted`.
 * Fails with the attempt's error only before any audio was heard, as `giveUp` says; where it says never, what can
 * hardly be helped is `failed` and tried again every five minutes.
 */
export const supervise = (
  attempt: () => Observable<LiveEvent>,
  { name, watchdog }: Supervised,
  options: SupervisionOptions = {},
): Observable<SourceEvent> =>
  defer(() => {
    const { scheduler = asyncScheduler } = options;
    const progress = new Progress(clockOf(scheduler));
    const watch = watchAudio({ ...watchdog, ...options.watchdog, scheduler, name });
    const listen = concat(defer(attempt).pipe(watch), throwError(endOfSound)).pipe(
      concatMap((event) => toSourceEvents(event, progress)),
      catchError((error: unknown) => backOff(toStreamError(error), progress, options)),
      repeat(),
    );
    return concat(of(STARTING), listen);
  });

const toSourceEvents = (event: WatchedEvent, progress: Progress): readonly SourceEvent[] => {
  switch (event.kind) {
    case 'metadata':
      return [event];
    case 'stalled':
      return [progress.stall(event.afterMs)];
    case 'resumed':
      return [progress.running()];
    case 'skipped':
      progress.skip(event.seconds);
      return [];
    case 'samples':
      return event.samples.length === 0 ? [] : progress.takeAudio(event);
  }
};

const endOfSound = (): SourceStalledError =>
  new SourceStalledError('ended', 'the sound ended', { retryable: true });

const toStreamError = (error: unknown): StreamError =>
  error instanceof StreamError
    ? error
    : new StreamError('unexpected', error instanceof Error ? error.message : String(error), {
        retryable: true,
        cause: error,
      });

const backOff = (
  error: StreamError,
  progress: Progress,
  {
    giveUp = 'when-hopeless',
    scheduler = asyncScheduler,
    random = Math.random,
  }: SupervisionOptions,
): Observable<SourceEvent> => {
  progress.endAttempt();
  const isHopeless = !progress.hasHeard && !error.retryable;
  const isEnough = giveUp === 'early' && progress.failures >= ATTEMPTS_BEFORE_GIVING_UP;
  const isGivenUp = giveUp !== 'never' && (isHopeless || isEnough);
  if (isGivenUp && !progress.hasHeard) return throwError(() => error);
  const { state, delayMs, slowWaits } = planWait(progress, random, isHopeless);
  progress.slowWaits = slowWaits;
  const wait = timer(delayMs, scheduler).pipe(ignoreElements());
  if (!progress.isNews(state, state === 'circuit-open' ? state : error.message)) return wait;
  const reason = `${error.message}; ${outlook(error, progress, state, delayMs)}`;
  return concat(of<SourceEvent>({ kind: 'status', state, reason }), wait);
};

const outlook = (
  { retryable }: StreamError,
  { failures }: Progress,
  state: Wait['state'],
  delayMs: number,
): string => {
  if (state === 'failed') {
    return `trying will hardly help, and is done again in ${(delayMs / 60_000).toFixed(1)} min`;
  }
  if (state === 'circuit-open') return `no audio in ${failures} attempts, now one try a minute`;
  const again = `trying again in ${(delayMs / 1000).toFixed(1)} s`;
  return retryable ? again : `it was heard before, so ${again}`;
};
