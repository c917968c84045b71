import { concat, concatMap, delay, map, NEVER, of, tap, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { LiveEvent } from '../../../../streams/sources/live-event.js';
import {
  inVirtualTime,
  SECOND,
  soundFor,
  statesOf,
  superviseTone,
} from '../../../helpers/supervise-in-virtual-time.js';

describe('watchAudio, in supervise', () => {
  it('says that it stalled when decoded audio stays away, and tries again later', () =>
    inVirtualTime((scheduler) => {
      const attempt = () => concat(soundFor(10, scheduler), NEVER);
      expect(statesOf(superviseTone(attempt, { scheduler }), scheduler, 42)).toEqual([
        '0 starting: opening the source',
        '0 running: audio after 0.0 s',
        '24 stalled: connected, but no audio for 15 s',
        '39 backoff: tone: expected audio within 30 s, none came; trying again in 1.0 s',
        '40 running: audio is back after 31.0 s',
      ]);
    }));

  it('takes audio that comes too slowly to be listened to for none', () =>
    inVirtualTime((scheduler) => {
      const frame: LiveEvent = { kind: 'samples', samples: new Float32Array(576) };
      const trickle = timer(0, 2000, scheduler).pipe(map(() => frame));
      const attempt = () => concat(soundFor(10, scheduler), trickle);
      const states = statesOf(superviseTone(attempt, { scheduler }), scheduler, 40);
      expect(states.map((line) => line.split(':')[0])).toEqual([
        '0 starting',
        '0 running',
        '24 stalled',
        '39 backoff',
      ]);
    }));

  it('takes sound that is left out for sound, tells it once a minute, and goes on as interrupted', () =>
    inVirtualTime((scheduler) => {
      const skipped: LiveEvent = { kind: 'skipped', seconds: 20 };
      const leftOut = of(skipped).pipe(delay(14_000, scheduler));
      const attempt = () =>
        concat(...Array.from({ length: 5 }, () => concat(soundFor(6, scheduler), leftOut)));
      const interrupted: number[] = [];
      const events = superviseTone(attempt, { scheduler }).pipe(
        tap((event) => {
          if (event.kind === 'audio' && event.chunk.interrupted) interrupted.push(scheduler.now());
        }),
      );
      const reason = 'of sound left out: it came faster than it could be heard';
      expect(statesOf(events, scheduler, 95).slice(2)).toEqual([
        `19 running: 20.0 s ${reason}`,
        `79 running: 60.0 s ${reason}`,
      ]);
      expect(interrupted).toEqual([19_000, 38_000, 57_000, 76_000]);
    }));

  it('goes on where the audio comes back to a connection that had stalled, as interrupted', () =>
    inVirtualTime((scheduler) => {
      const later = soundFor(10, scheduler).pipe(delay(20_000, scheduler));
      const attempt = () => concat(soundFor(5, scheduler), later, NEVER);
      const interrupted: number[] = [];
      const events = superviseTone(attempt, { scheduler }).pipe(
        tap((event) => {
          if (event.kind === 'audio' && event.chunk.interrupted) interrupted.push(scheduler.now());
        }),
      );
      expect(statesOf(events, scheduler, 35).slice(2)).toEqual([
        '19 stalled: connected, but no audio for 15 s',
        '24 running: audio is back after 20.0 s',
      ]);
      expect(interrupted).toEqual([24_000]);
    }));

  it('does not take the pauses between HLS segments for a stall', () =>
    inVirtualTime((scheduler) => {
      const segment = concat(...Array.from({ length: 10 }, () => of(SECOND)));
      const attempt = () => timer(0, 10_000, scheduler).pipe(concatMap(() => segment));
      expect(statesOf(superviseTone(attempt, { scheduler }), scheduler, 3600)).toHaveLength(2);
    }));
});
