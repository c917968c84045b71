import { map, type Observable, take, takeUntil, timer } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../streams/audio-format.js';
import { SourceUnavailableError } from '../../streams/errors.js';
import type { SourceEvent } from '../../streams/sources/audio-source.js';
import type { LiveEvent } from '../../streams/sources/live-event.js';
import { supervise, type SupervisionOptions } from '../../streams/sources/supervise/supervise.js';

/** A failure that passes. */
export const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });

/** A failure that another try cannot help. */
export const gone = new SourceUnavailableError('http-404', 'not there');

/** A second of silence, as an attempt delivers it. */
export const SECOND: LiveEvent = { kind: 'samples', samples: new Float32Array(SAMPLE_RATE_HZ) };

/** Runs a test in virtual time. */
export const inVirtualTime = (draw: (scheduler: TestScheduler) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run(() => draw(scheduler));
};

/** Supervises with the patience that radios are given, and waits of no chance. */
export const superviseTone = (
  attempt: () => Observable<LiveEvent>,
  options: SupervisionOptions,
): Observable<SourceEvent> => {
  const watchdog = { firstAudioMs: 30_000, stalledAfterMs: 15_000, abandonAfterMs: 15_000 };
  return supervise(attempt, { name: 'tone', watchdog }, { random: () => 0, ...options });
};

/** One second of sound each second, for so many seconds. */
export const soundFor = (seconds: number, scheduler: TestScheduler): Observable<LiveEvent> =>
  timer(0, 1000, scheduler).pipe(
    take(seconds),
    map(() => SECOND),
  );

/** When each state was said in the first `seconds`, in whole seconds, and the reason. */
export const statesOf = (
  events: Observable<SourceEvent>,
  scheduler: TestScheduler,
  seconds: number,
): readonly string[] => {
  const states: string[] = [];
  events.pipe(takeUntil(timer(seconds * 1000, scheduler))).subscribe((event) => {
    if (event.kind !== 'status') return;
    states.push(`${Math.round(scheduler.now() / 1000)} ${event.state}: ${event.reason}`);
  });
  scheduler.flush();
  return states;
};
