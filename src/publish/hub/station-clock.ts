import type { StationMessage } from '../../protocol/index.js';

/** How far a station's clock has gone ahead of the wall clock. */
export type StationClock = {
  /** Takes a message; gives the drift where it tells one anew. */
  readonly note: (message: StationMessage) => number | undefined;
};

type Anchor = { readonly mediaSeconds: number; readonly heardAtMs: number };

/**
 * Compares the media time of predictions with the wall time at which their sound came in, since the last `status`:
 * seconds by which the station is ahead. What a server sends at once when one tunes in counts.
 */
export const createStationClock = (): StationClock => {
  let anchor: Anchor | undefined;
  return {
    note: (message) => {
      if (message.type === 'status') anchor = undefined;
      if (message.type !== 'prediction') return undefined;
      const { mediaSeconds, wallTimeMs, latencyMs } = message;
      const heardAtMs = wallTimeMs - latencyMs;
      anchor ??= { mediaSeconds, heardAtMs };
      const wallSeconds = (heardAtMs - anchor.heardAtMs) / 1000;
      return Number((mediaSeconds - anchor.mediaSeconds - wallSeconds).toFixed(3));
    },
  };
};
