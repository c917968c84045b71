import { concat, NEVER, type Observable, of, takeUntil, throwError, timer } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../streams/audio-format.js';
import { SourceUnavailableError } from '../../../streams/errors.js';
import type { SourceEvent } from '../../../streams/sources/audio-source.js';
import type { LiveEvent } from '../../../streams/sources/live-event.js';
import { retryWithBackoff } from '../../../streams/sources/retry-with-backoff.js';

const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });
const gone = new SourceUnavailableError('http-404', 'not there');
const second: LiveEvent = { kind: 'samples', samples: new Float32Array(SAMPLE_RATE_HZ) };

const starting: SourceEvent = { kind: 'status', state: 'starting' };
const running: SourceEvent = { kind: 'status', state: 'running' };
const backoff = (reason: string, seconds: string): SourceEvent => ({
  kind: 'status',
  state: 'backoff',
  reason: `${reason}; trying again in ${seconds} s`,
});
const audio = (startSeconds: number, capturedAtMs: number, interrupted: boolean): SourceEvent => ({
  kind: 'audio',
  chunk: { samples: new Float32Array(SAMPLE_RATE_HZ), startSeconds, capturedAtMs, interrupted },
});

const inVirtualTime = (draw: (scheduler: TestScheduler) => void): void => {
  const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
  scheduler.run(() => draw(scheduler));
};
const longest = () => 0;

/** The waits, in words, of so many seconds. */
const waitsOf = (
  attempt: () => Observable<LiveEvent>,
  scheduler: TestScheduler,
  seconds: number,
): readonly string[] => {
  const waits: string[] = [];
  retryWithBackoff(attempt, { scheduler, random: longest })
    .pipe(takeUntil(timer(seconds * 1000, scheduler)))
    .subscribe((event) => {
      if (event.kind !== 'status' || event.state !== 'backoff') return;
      waits.push(/again in (.*) s$/.exec(event.reason ?? '')?.[1] ?? '');
    });
  scheduler.flush();
  return waits;
};

describe('retryWithBackoff', () => {
  it('says running at the first audio, not at the connection', () =>
    inVirtualTime((scheduler) => {
      const attempt = () =>
        scheduler.createColdObservable<LiveEvent>('--t-a', {
          a: second,
          t: { kind: 'metadata', title: 'x' },
        });
      const events = retryWithBackoff(attempt, { scheduler, random: longest });
      scheduler.expectObservable(events, '-----!').toBe('s-t-(ra)', {
        s: starting,
        t: { kind: 'metadata', title: 'x' },
        r: running,
        a: audio(0, 4, false),
      });
    }));

  it('fails at once when another try cannot help', () =>
    inVirtualTime((scheduler) => {
      const events = retryWithBackoff(() => throwError(() => gone), { scheduler });
      scheduler.expectObservable(events).toBe('(s#)', { s: starting }, gone);
    }));

  it('gives up before any audio after four attempts, waiting longer each time', () =>
    inVirtualTime((scheduler) => {
      const events = retryWithBackoff(() => throwError(() => refused), {
        scheduler,
        random: longest,
      });
      scheduler.expectObservable(events).toBe(
        '(sa) 996ms (sb) 1996ms (sc) 3996ms (s#)',
        {
          s: starting,
          a: backoff('refused', '1.0'),
          b: backoff('refused', '2.0'),
          c: backoff('refused', '4.0'),
        },
        refused,
      );
    }));

  it('reconnects after a clean end: interrupted, and media time goes on', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => of(second);
      const events = retryWithBackoff(attempt, { scheduler, random: longest });
      scheduler.expectObservable(events, '1100ms !').toBe('(srae) 994ms (srbe)', {
        s: starting,
        r: running,
        a: audio(0, 0, false),
        b: audio(1, 1000, true),
        e: backoff('the sound ended', '1.0'),
      });
    }));

  it('never gives up once audio was heard, and waits at most a minute', () =>
    inVirtualTime((scheduler) => {
      let attempts = 0;
      const attempt = () => (attempts++ === 0 ? of(second) : throwError(() => gone));
      const waits = waitsOf(attempt, scheduler, 300);
      expect(waits.slice(0, 9)).toEqual([
        '1.0',
        '1.0',
        '2.0',
        '4.0',
        '8.0',
        '16.0',
        '32.0',
        '60.0',
        '60.0',
      ]);
    }));

  it('counts only attempts in a row that brought no audio', () =>
    inVirtualTime((scheduler) => {
      let attempts = 0;
      const attempt = () => (attempts++ % 3 === 2 ? of(second) : throwError(() => refused));
      expect(waitsOf(attempt, scheduler, 7.5)).toEqual(['1.0', '2.0', '1.0', '1.0', '2.0', '1.0']);
    }));

  it('halves the wait at most by chance', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => refused);
      const events = retryWithBackoff(attempt, { scheduler, random: () => 1 });
      scheduler
        .expectObservable(events, '100ms !')
        .toBe('(sa)', { s: starting, a: backoff('refused', '0.5') });
    }));

  it('leaves the attempt, or the wait, when nobody listens', () =>
    inVirtualTime((scheduler) => {
      const endless = scheduler.createColdObservable<LiveEvent>('---a', { a: second });
      const attempt = () => concat(endless, NEVER);
      const events = retryWithBackoff(attempt, { scheduler });
      scheduler.expectObservable(events, '--!').toBe('s', { s: starting });
      scheduler.expectSubscriptions(endless.subscriptions).toBe('^-!');
    }));
});
