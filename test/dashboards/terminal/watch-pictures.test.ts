import { interval, map, NEVER, of, take, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { DashboardState } from '../../../dashboards/shared/dashboard-state.js';
import { emptyTimeline } from '../../../dashboards/shared/station-timeline.js';
import { initialScreen } from '../../../dashboards/terminal/screen-state.js';
import type { Picture } from '../../../dashboards/terminal/watch-pictures.js';
import { watchPictures } from '../../../dashboards/terminal/watch-pictures.js';
import { busyState, stateAfter, welcomeTo } from '../../helpers/dashboard-messages.js';

/** Ten seconds of a dashboard whose server talks and whose user presses keys every so many ms. */
const watchTenSeconds = (state: DashboardState, newsEveryMs: number, keyEveryMs?: number) => {
  const scheduler = new VirtualTimeScheduler(undefined, 10_000);
  const pictures: Picture[] = [];
  const watching = watchPictures({
    states$: interval(newsEveryMs, scheduler).pipe(
      map((nth) => ({ ...state, unreadableFrames: nth })),
    ),
    keys$: keyEveryMs
      ? interval(keyEveryMs, scheduler).pipe(
          map((nth) => (nth % 2 ? 'up' : 'down')),
          take(1000),
        )
      : NEVER,
    timelineOf: () => of(emptyTimeline),
    screen: initialScreen,
    pageRows: () => 10,
    scheduler,
  }).subscribe((picture) => pictures.push(picture));
  scheduler.flush();
  watching.unsubscribe();
  return pictures;
};

const many = stateAfter(
  welcomeTo(...Array.from({ length: 200 }, (_, index) => `station ${index}`)),
);
const few = busyState('demo', 'club');

describe('watchPictures', () => {
  it('makes at most ten a second, however fast keys and messages come', () => {
    expect(watchTenSeconds(many, 5, 10).length).toBeLessThanOrEqual(101);
  });

  it('makes two a second where a few stations talk, one where very many do', () => {
    expect(watchTenSeconds(few, 50).length).toBeLessThanOrEqual(22);
    expect(watchTenSeconds(many, 5).length).toBeLessThanOrEqual(13);
  });

  it('moves the clock where nothing is said', () => {
    const seconds = watchTenSeconds(few, 9000).map(({ nowMs }) => Math.floor(nowMs / 1000));
    expect(new Set(seconds).size).toBeGreaterThanOrEqual(9);
  });

  it('shows at once that the connection was lost', () => {
    const scheduler = new VirtualTimeScheduler(undefined, 2000);
    const closed = { state: 'closed', reason: 'gone', retryInSeconds: 1 } as const;
    const states = [
      few,
      ...Array.from({ length: 4 }, () => ({ ...few })),
      { ...few, connection: closed },
    ];
    const seen: (readonly [number, string])[] = [];
    watchPictures({
      states$: interval(101, scheduler).pipe(
        take(states.length),
        map((nth) => states[nth]!),
      ),
      keys$: NEVER,
      timelineOf: () => of(emptyTimeline),
      screen: initialScreen,
      pageRows: () => 10,
      scheduler,
    }).subscribe(({ state, nowMs }) => seen.push([nowMs, state.connection.state]));
    scheduler.flush();
    const lostAtMs = seen.find(([, connection]) => connection === 'closed')?.[0];
    expect(lostAtMs).toBeLessThanOrEqual(606 + 100);
  });
});
