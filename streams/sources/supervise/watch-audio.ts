import { Observable, type OperatorFunction, type SchedulerLike, type Subscription } from 'rxjs';
import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { SourceStalledError } from '../../errors.js';
import type { LiveEvent } from '../live-event.js';
import { clockOf } from './clock.js';

/** How long a live source may deliver no sound, in ms. */
export type WatchdogOptions = {
  /** From the opening to the first sound. */
  readonly firstAudioMs: number;
  /** From the last sound to the word `stalled`; HLS pauses as long as its segments are. */
  readonly stalledAfterMs: number;
  /** From then on until the attempt is given up. */
  readonly abandonAfterMs: number;
};

/** What an attempt says, and whether its sound stays away. */
export type WatchedEvent =
  LiveEvent | { readonly kind: 'stalled'; readonly afterMs: number } | { readonly kind: 'resumed' };

/** Sound at half the pace of the clock is still sound; what trickles more slowly is none. */
const CREDIT_PER_AUDIO = 2;
/** A stalled source is believed again when this much came within a second. */
const RESUMED_AFTER_MS = 500;

type WatchOptions = WatchdogOptions & {
  readonly scheduler: SchedulerLike;
  /** What is listened to, for people. */
  readonly name: string;
};

const noAudio = (name: string, ms: number): SourceStalledError => {
  const message = `${name}: expected audio within ${ms / 1000} s, none came`;
  return new SourceStalledError('no-sound', message, { retryable: true });
};

/**
 * Counts down while no decoded audio comes, whatever comes in bytes. `push` takes audio as it comes; `look` is
 * called at `dueMs` or later, and again at the next `dueMs`.
 */
const createCountdown = (
  { name, firstAudioMs, stalledAfterMs, abandonAfterMs }: WatchOptions,
  nowMs: () => number,
) => {
  let state: 'waiting' | 'sounding' | 'stalled' = 'waiting';
  let dueMs = nowMs() + firstAudioMs;
  let creditMs = 0;
  const sound = (): void => {
    state = 'sounding';
    dueMs = nowMs() + stalledAfterMs;
  };
  return {
    dueMs: () => dueMs,
    /** True when the sound is back after it had stalled. */
    push: (audioMs: number): boolean => {
      const now = nowMs();
      if (state === 'sounding') {
        dueMs = Math.min(now + stalledAfterMs, dueMs + CREDIT_PER_AUDIO * audioMs);
        return false;
      }
      if (state === 'stalled') {
        creditMs = Math.max(creditMs, now - CREDIT_PER_AUDIO * RESUMED_AFTER_MS);
        creditMs += CREDIT_PER_AUDIO * audioMs;
        if (creditMs < now) return false;
      }
      const isBack = state === 'stalled';
      sound();
      return isBack;
    },
    /** What is to be said now that it is due, if anything is. Throws when the sound stayed away too long. */
    look: (): WatchedEvent | undefined => {
      if (nowMs() < dueMs) return undefined;
      if (state === 'waiting') throw noAudio(name, firstAudioMs);
      if (state === 'stalled') throw noAudio(name, stalledAfterMs + abandonAfterMs);
      state = 'stalled';
      creditMs = nowMs() - CREDIT_PER_AUDIO * RESUMED_AFTER_MS;
      dueMs = nowMs() + abandonAfterMs;
      return { kind: 'stalled', afterMs: stalledAfterMs };
    },
  };
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
      const { scheduler } = options;
      const { elapsedMs } = clockOf(scheduler);
      const countdown = createCountdown(options, elapsedMs);
      let timer: Subscription | undefined;
      let armedForMs = 0;
      const look = (): void => {
        try {
          const event = countdown.look();
          if (event) subscriber.next(event);
        } catch (error) {
          return subscriber.error(error);
        }
        wait();
      };
      const wait = (): void => {
        if (subscriber.closed) return;
        // Timers may fire a little early: a wait is never shorter than a millisecond.
        armedForMs = countdown.dueMs();
        timer = scheduler.schedule(look, Math.max(1, armedForMs - elapsedMs()));
      };
      wait();
      subscriber.add(() => timer?.unsubscribe());
      const note = (event: LiveEvent): void => {
        if (event.kind !== 'samples' || event.samples.length === 0) return;
        const audioMs = (event.samples.length / SAMPLE_RATE_HZ) * 1000;
        if (countdown.push(audioMs)) subscriber.next({ kind: 'resumed' });
        if (countdown.dueMs() >= armedForMs) return;
        timer?.unsubscribe();
        wait();
      };
      subscriber.add(
        source.subscribe({
          next: (event) => {
            note(event);
            subscriber.next(event);
          },
          error: (error: unknown) => subscriber.error(error),
          complete: () => subscriber.complete(),
        }),
      );
    });
