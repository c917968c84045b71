import type { Gap, Subscribe } from '../protocol/index.js';

/** The last `seq` of each station that a reader has, or need not have. */
export type Progress = {
  /** From where the server has to go on. */
  readonly since: () => Subscribe['since'];
  /** Notes that all up to `seq` has come; false when that is no news. */
  readonly advance: (station: string, seq: number) => boolean;
  /** The same for each station that is known. */
  readonly advanceAll: (seqs: Readonly<Record<string, number>>) => void;
  /** The first `seq` after what has come. */
  readonly next: (station: string) => number;
  /**
   * A station whose count stands at `seq` now: one that is new to the reader is followed from here on. So is one
   * that counts from the beginning again, of which the past is lost.
   */
  readonly meet: (station: string, seq: number) => readonly Gap[];
};

/** A reader's progress, which begins with its own `since`. */
export const createProgress = (since: Subscribe['since']): Progress => {
  const last = new Map<string, number>(typeof since === 'object' ? Object.entries(since) : []);
  const beginning = typeof since === 'number' ? since : undefined;
  const lastOf = (station: string) => last.get(station) ?? beginning;
  const advance = (station: string, seq: number): boolean => {
    if (seq <= (lastOf(station) ?? -1)) return false;
    last.set(station, seq);
    return true;
  };
  return {
    since: () => (last.size > 0 ? Object.fromEntries(last) : since),
    advance,
    advanceAll: (seqs) => {
      for (const [station, seq] of Object.entries(seqs))
        if (last.has(station)) advance(station, seq);
    },
    next: (station) => (lastOf(station) ?? -1) + 1,
    meet: (station, seq) => {
      const known = lastOf(station) ?? seq;
      last.set(station, Math.min(known, seq));
      return known > seq ? [{ type: 'gap', station, from: 0, to: seq }] : [];
    },
  };
};
