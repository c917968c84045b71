import type { MetadataMessage, StationHistory } from '../../../protocol/index.js';

type PastTitle = StationHistory['titles'][number];

/** The last titles of a station, oldest first. */
export type PastTitles = {
  readonly add: (message: MetadataMessage) => void;
  /** Those told since then, and before them the one that was on. */
  readonly read: (fromMs: number) => readonly PastTitle[];
};

/** No titles yet; beyond `limit` the oldest goes first. */
export const createPastTitles = (limit: number): PastTitles => {
  let held: readonly PastTitle[] = [];
  return {
    add: ({ wallTimeMs, title }) => {
      if (held.at(-1)?.title === title) return;
      held = [...held, { wallTimeMs, title }].slice(-limit);
    },
    read: (fromMs) => {
      const first = held.findIndex(({ wallTimeMs }) => wallTimeMs > fromMs);
      return held.slice(Math.max(0, (first < 0 ? held.length : first) - 1));
    },
  };
};
