import { NEVER, concat, type Observable, of, throwError } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import { SourceUnavailableError } from '../../../../streams/errors.js';
import type { SourceEvent } from '../../../../streams/sources/audio-source.js';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import {
  inVirtualTime,
  SECOND,
  soundFor,
  statesOf,
  superviseTone,
} from '../../../helpers/supervise-in-virtual-time.js';

const refused = new SourceUnavailableError('refused', 'refused', { retryable: true });
const gone = new SourceUnavailableError('http-404', 'not there');
const status = (
  state: Extract<SourceEvent, { kind: 'status' }>['state'],
  reason: string,
): SourceEvent => ({ kind: 'status', state, reason });
const starting = status('starting', 'opening the source');
const running = (reason: string): SourceEvent => status('running', reason);
const back = (reason: string, gapSeconds: number): SourceEvent => ({
  kind: 'status',
  ...{ state: 'running', reason, gapSeconds },
});
const backoff = (reason: string, seconds: string): SourceEvent => ({
  kind: 'status',
  state: 'backoff',
  reason: `${reason}; trying again in ${seconds} s`,
});
const audio = (startSeconds: number, capturedAtMs: number, interrupted: boolean): SourceEvent => ({
  kind: 'audio',
  chunk: { samples: new Float32Array(SAMPLE_RATE_HZ), startSeconds, capturedAtMs, interrupted },
});

/** How many attempts begin in so many seconds, and when. */
const startsOf = (
  attempt: () => Observable<LiveEvent>,
  scheduler: TestScheduler,
  seconds: number,
): readonly number[] => {
  const starts: number[] = [];
  const noted = () => {
    starts.push(scheduler.now() / 1000);
    return attempt();
  };
  statesOf(superviseTone(noted, { scheduler }), scheduler, seconds);
  return starts;
};

const differences = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, index) => time - times[index]!);

describe('supervise', () => {
  it('says running at the first audio, not at the connection', () =>
    inVirtualTime((scheduler) => {
      const attempt = () =>
        scheduler.createColdObservable<LiveEvent>('--t-a', {
          a: SECOND,
          t: { kind: 'metadata', title: 'x' },
        });
      const events = superviseTone(attempt, { scheduler });
      scheduler.expectObservable(events, '-----!').toBe('s-t-(ra)', {
        s: starting,
        t: { kind: 'metadata', title: 'x' },
        r: running('audio after 0.0 s'),
        a: audio(0, 4, false),
      });
    }));

  it('fails at once when another try cannot help', () =>
    inVirtualTime((scheduler) => {
      const events = superviseTone(() => throwError(() => gone), { scheduler });
      scheduler.expectObservable(events).toBe('(s#)', { s: starting }, gone);
    }));

  it('calls that failed where told never to give up, and tries it every five minutes', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => gone);
      const starts: number[] = [];
      const noted = () => (starts.push(scheduler.now() / 1000), attempt());
      const events = superviseTone(noted, { scheduler, giveUp: 'never' });
      expect(statesOf(events, scheduler, 86_400)).toEqual([
        '0 starting: opening the source',
        '0 failed: not there; trying will hardly help, and is done again in 5.0 min',
      ]);
      expect(new Set(differences(starts))).toEqual(new Set([300]));
    }));

  it('hears what had failed as soon as it is there, and tells trouble that passes from trouble that does not', () =>
    inVirtualTime((scheduler) => {
      let attempts = 0;
      const attempt = () => {
        attempts += 1;
        if (attempts === 5) return soundFor(60, scheduler);
        return throwError(() => (attempts === 2 || attempts === 3 ? refused : gone));
      };
      const events = superviseTone(attempt, { scheduler, giveUp: 'never' });
      const states = statesOf(events, scheduler, 660).map((line) => line.split(';')[0]);
      expect(states).toEqual([
        '0 starting: opening the source',
        '0 failed: not there',
        '300 backoff: refused',
        '312 failed: not there',
        '612 running: audio after 612.0 s',
      ]);
    }));

  it('gives up before any audio after four attempts where told to, with one message', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => refused);
      const events = superviseTone(attempt, { scheduler, giveUp: 'early' });
      scheduler
        .expectObservable(events)
        .toBe('(sa) 4996ms #', { s: starting, a: backoff('refused', '1.0') }, refused);
    }));

  it('waits for a first audio for ever otherwise: twice a second at most, in the end once a minute', () =>
    inVirtualTime((scheduler) => {
      const waits = differences(startsOf(() => throwError(() => refused), scheduler, 600));
      expect(waits.slice(0, 3)).toEqual([1, 2, 2]);
      expect(waits.slice(30, 40)).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
    }));

  it('says of a server that stays dead for a day that it backs off, then that the circuit is open', () =>
    inVirtualTime((scheduler) => {
      const events = superviseTone(() => throwError(() => refused), { scheduler });
      expect(statesOf(events, scheduler, 86_400)).toEqual([
        '0 starting: opening the source',
        '0 backoff: refused; trying again in 1.0 s',
        '121 circuit-open: refused; no audio in 36 attempts, now one try a minute',
      ]);
    }));

  it('closes the circuit at the first audio', () =>
    inVirtualTime((scheduler) => {
      const attempt = () =>
        scheduler.now() < 300_000 ? throwError(() => refused) : soundFor(60, scheduler);
      const states = statesOf(superviseTone(attempt, { scheduler }), scheduler, 330);
      expect(states.at(-1)).toMatch(/^3\d\d running: audio after 3\d\d\.0 s$/);
    }));

  it('reconnects after a clean end: interrupted, and media time goes on', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => of(SECOND);
      const events = superviseTone(attempt, { scheduler });
      scheduler.expectObservable(events, '1100ms !').toBe('(srae) 994ms (tbe)', {
        s: starting,
        r: running('audio after 0.0 s'),
        t: back('audio is back after 1.0 s', 1),
        a: audio(0, 0, false),
        b: audio(1, 1000, true),
        e: backoff('the sound ended', '1.0'),
      });
    }));

  it('never gives up once audio was heard, whatever the error, and says that it was heard', () =>
    inVirtualTime((scheduler) => {
      let attempts = 0;
      const attempt = () => (attempts++ === 0 ? soundFor(10, scheduler) : throwError(() => gone));
      const states = statesOf(superviseTone(attempt, { scheduler }), scheduler, 3600);
      expect(states.map((line) => line.replace(/^\d+ /, ''))).toEqual([
        'starting: opening the source',
        'running: audio after 0.0 s',
        'backoff: the sound ended; trying again in 1.0 s',
        'backoff: not there; it was heard before, so trying again in 1.0 s',
        'circuit-open: not there; no audio in 35 attempts, now one try a minute',
      ]);
      expect(attempts).toBeGreaterThan(80);
    }));

  it('counts only attempts in a row that brought no audio: a stream with breaks reconnects for ever', () =>
    inVirtualTime((scheduler) => {
      let attempts = 0;
      const attempt = () =>
        attempts++ % 3 === 2 ? soundFor(5, scheduler) : throwError(() => refused);
      const waits = differences(startsOf(attempt, scheduler, 36_000));
      expect(Math.max(...waits)).toBe(5);
      expect(waits.length).toBeGreaterThan(10_000);
    }));

  it('asks a stream that breaks off within seconds less and less often', () =>
    inVirtualTime((scheduler) => {
      const starts = startsOf(() => soundFor(1, scheduler), scheduler, 600);
      const waits = differences(starts);
      expect(waits.slice(0, 10)).toEqual([1, 1, 1, 1, 1, 4, 8, 16, 32, 60]);
    }));

  it('halves the wait at most by chance', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => refused);
      const events = superviseTone(attempt, { scheduler, random: () => 1 });
      scheduler
        .expectObservable(events, '100ms !')
        .toBe('(sa)', { s: starting, a: backoff('refused', '0.5') });
    }));

  it('leaves the attempt, or the wait, when nobody listens', () =>
    inVirtualTime((scheduler) => {
      const endless = scheduler.createColdObservable<LiveEvent>('---a', { a: SECOND });
      const attempt = () => concat(endless, NEVER);
      const events = superviseTone(attempt, { scheduler });
      scheduler.expectObservable(events, '--!').toBe('s', { s: starting });
      scheduler.expectSubscriptions(endless.subscriptions).toBe('^-!');
    }));
});
