import type { StationHub } from '../hub/station-hub.js';
import { toFrame, type Frame } from '../hub/frame.js';
import type { Subscriptions } from './subscriptions.js';

/** Knows what fell out of the hub before one client's replay got there. */
export type LossTeller = {
  /** The replay goes on after this order number. */
  readonly goBackTo: (order: number) => void;
  /** The replay has passed this message. */
  readonly pass: (station: string, seq: number) => void;
  /** Sends a `gap` for each station that lost what the replay has not passed. */
  readonly tell: () => void;
};

/** Tells by `push`. */
export const createLossTeller = (
  hub: StationHub,
  { coverStation }: Pick<Subscriptions, 'coverStation'>,
  push: (frame: Frame) => void,
): LossTeller => {
  const passed = new Map<string, number>();
  const tell = (): void => {
    for (const { station } of hub.snapshots()) {
      const { floor, start } = hub.history(station)!;
      const from = (passed.get(station) ?? start.seq) + 1;
      const to = floor().seq;
      if (to < from) continue;
      passed.set(station, to);
      if (coverStation(station)) push(toFrame({ type: 'gap', station, from, to }));
    }
  };
  const goBackTo = (order: number): void => {
    passed.clear();
    for (const { station } of hub.snapshots()) {
      const history = hub.history(station)!;
      const next = history.afterOrder(order);
      passed.set(station, next ? next.message.seq - 1 : history.lastSeq());
    }
  };
  return { goBackTo, pass: (station, seq) => void passed.set(station, seq), tell };
};
