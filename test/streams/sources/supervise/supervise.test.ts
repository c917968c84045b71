import { NEVER, concat, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { SAMPLE_RATE_HZ } from '../../../../streams/audio-format.js';
import type { SourceEvent } from '../../../../streams/sources/audio-source.js';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import {
  gone,
  inVirtualTime,
  refused,
  SECOND,
  soundFor,
  statesOf,
  superviseTone,
} from '../../../helpers/supervise-in-virtual-time.js';

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

  it('leaves the attempt, or the wait, when nobody listens', () =>
    inVirtualTime((scheduler) => {
      const endless = scheduler.createColdObservable<LiveEvent>('---a', { a: SECOND });
      const attempt = () => concat(endless, NEVER);
      const events = superviseTone(attempt, { scheduler });
      scheduler.expectObservable(events, '--!').toBe('s', { s: starting });
      scheduler.expectSubscriptions(endless.subscriptions).toBe('^-!');
    }));
});
