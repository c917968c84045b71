import { Observable, type OperatorFunction, type SchedulerLike, Subscription } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import type { LiveEvent } from '../live-event.js';
import { AudioCountdown, type WatchdogOptions } from './audio-countdown.js';
import { clockOf } from './clock.js';

/** What an attempt says, and whether its sound stays away. */
export type WatchedEvent =
  LiveEvent | { readonly kind: 'stalled'; readonly afterMs: number } | { readonly kind: 'resumed' };

type WatchOptions = WatchdogOptions & {
  readonly scheduler: SchedulerLike;
  /** What is listened to, for people. */
  readonly name: string;
};

/** Calls `look` when the countdown is due; `rearm` is for when it may have become due earlier. */
const createAlarm = (
  scheduler: SchedulerLike,
  nowMs: () => number,
  dueMs: () => number,
  look: () => void,
) => {
  const timer = new Subscription();
  let pending: Subscription | undefined;
  let armedForMs = Number.POSITIVE_INFINITY;
  timer.add(() => pending?.unsubscribe());
  const rearm = (): void => {
    if (timer.closed || dueMs() >= armedForMs) return;
    pending?.unsubscribe();
    armedForMs = dueMs();
    // Timers may fire a little early: a wait is never shorter than a millisecond.
    pending = scheduler.schedule(fire, Math.max(1, armedForMs - nowMs()));
  };
  const fire = (): void => {
    armedForMs = Number.POSITIVE_INFINITY;
    look();
    rearm();
  };
  rearm();
  return { timer, rearm };
};

const secondsOf = (event: LiveEvent): number => {
  if (event.kind === 'skipped') return event.seconds;
  return event.kind === 'samples' ? event.samples.length / SAMPLE_RATE_HZ : 0;
};

/**
 * Watches the decoded audio of an attempt, not its bytes: says `stalled` when none comes, or less than half of
 * what the clock asks for, and `resumed` before the sound that is back.
 * Fails with SourceStalledError when no audio comes at first, or none after `stalled`.
 */
export const watchAudio =
  (options: WatchOptions): OperatorFunction<LiveEvent, WatchedEvent> =>
  (source) =>
    new Observable<WatchedEvent>((subscriber) => {
      const { elapsedMs } = clockOf(options.scheduler);
      const countdown = new AudioCountdown(options, elapsedMs);
      const look = (): void => {
        try {
          const hasStalled = countdown.look();
          if (hasStalled) subscriber.next({ kind: 'stalled', afterMs: options.stalledAfterMs });
        } catch (error) {
          subscriber.error(error);
        }
      };
      const alarm = createAlarm(options.scheduler, elapsedMs, () => countdown.dueMs, look);
      subscriber.add(alarm.timer);
      const next = (event: LiveEvent): void => {
        const seconds = secondsOf(event);
        const isBack = seconds > 0 && countdown.push(seconds * 1000);
        if (isBack) subscriber.next({ kind: 'resumed' });
        alarm.rearm();
        subscriber.next(event);
      };
      const error = (failure: unknown): void => subscriber.error(failure);
      const complete = (): void => subscriber.complete();
      subscriber.add(source.subscribe({ next, error, complete }));
    });
