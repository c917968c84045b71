import { type Observable, throwError } from 'rxjs';
import type { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import type { SupervisionOptions } from '../../../../streams/sources/supervise/supervise.js';
import {
  gone,
  inVirtualTime,
  refused,
  soundFor,
  statesOf,
  superviseTone,
} from '../../../helpers/supervise-in-virtual-time.js';

const refuse = (): Observable<never> => throwError(() => refused);

/** How many attempts begin in so many seconds, and when. */
const startsOf = (
  attempt: () => Observable<LiveEvent>,
  scheduler: TestScheduler,
  seconds: number,
  options: SupervisionOptions = {},
): readonly number[] => {
  const starts: number[] = [];
  const noted = () => {
    starts.push(scheduler.now() / 1000);
    return attempt();
  };
  statesOf(superviseTone(noted, { scheduler, ...options }), scheduler, seconds);
  return starts;
};

const differences = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, index) => time - times[index]!);

describe('planWait, in supervise', () => {
  it('calls failed, where told never to give up, what trying will hardly help', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => gone);
      const events = superviseTone(attempt, { scheduler, giveUp: 'never' });
      expect(statesOf(events, scheduler, 86_400)).toEqual([
        '0 starting: opening the source',
        '0 failed: not there; trying will hardly help, and is done again in 5.0 min',
      ]);
    }));

  it('tries what had failed every five minutes', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => throwError(() => gone);
      const starts = startsOf(attempt, scheduler, 86_400, { giveUp: 'never' });
      expect(new Set(differences(starts))).toEqual(new Set([300]));
    }));

  it('waits for a first audio for ever otherwise: twice a second at most, in the end once a minute', () =>
    inVirtualTime((scheduler) => {
      const waits = differences(startsOf(refuse, scheduler, 600));
      expect(waits.slice(0, 3)).toEqual([1, 2, 2]);
      expect(waits.slice(30, 40)).toEqual([2, 4, 8, 16, 32, 60, 60, 60, 60, 60]);
    }));

  it('says of a server that stays dead for a day that it backs off, then that the circuit is open', () =>
    inVirtualTime((scheduler) => {
      const events = superviseTone(refuse, { scheduler });
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
      const events = superviseTone(refuse, { scheduler, random: () => 1 });
      expect(statesOf(events, scheduler, 0.1).at(-1)).toBe(
        '0 backoff: refused; trying again in 0.5 s',
      );
    }));
});
