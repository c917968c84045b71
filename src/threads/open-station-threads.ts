import { skip, type Subscription } from 'rxjs';
import type { StationListener } from '../stations/station-listener.js';
import { startStationThread } from './start-station-thread.js';
import { type HostOptions, StationThreadHost } from './station-thread-host.js';

/** Threads that listen to stations, a share of them each. */
export type StationThreads = {
  readonly listen: StationListener;
  /** To be called when settings have changed. */
  readonly tellSettings: () => void;
  /** Ends all that is listened to. */
  readonly close: () => Promise<void>;
};

const FIRST_WAIT_MS = 500;
const GREATEST_WAIT_MS = 60_000;

const waitMs = (losses: number): number =>
  Math.min(GREATEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (losses - 1));

/**
 * Starts `count` threads. A station that has a recipe goes to the thread with the fewest; one without is listened to
 * by `here`, as no other thread can make its source.
 */
export const openStationThreads = (
  count: number,
  options: Omit<HostOptions, 'waitMs' | 'start'>,
  here: StationListener,
): StationThreads => {
  const hosts = Array.from(
    { length: count },
    () => new StationThreadHost({ ...options, start: startStationThread, waitMs }),
  );
  const swaps: Subscription = options.models.changes$
    .pipe(skip(1))
    .subscribe(() => hosts.forEach((host) => host.tellModel()));
  return {
    listen: (station, hearing) => {
      if (!station.recipe) return here(station, hearing);
      const idlest = hosts.reduce((one, other) => (other.load < one.load ? other : one));
      return idlest.listen(station.recipe, hearing);
    },
    tellSettings: () => hosts.forEach((host) => host.tellSettings()),
    close: async () => {
      swaps.unsubscribe();
      await Promise.all(hosts.map((host) => host.close()));
    },
  };
};
