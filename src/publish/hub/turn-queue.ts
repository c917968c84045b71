/** Work of many that is done a piece at a time, by turns. */
export type TurnQueue = {
  /** Calls `act` soon, and again as long as it returns true; once, however often it joins before its turn. */
  readonly join: (act: () => boolean) => void;
  readonly leave: (act: () => boolean) => void;
};

/** After so long the rest waits until everything else had its turn. */
const SLICE_MS = 4;

/** A queue of nobody; all pieces together hold the program up for a moment at most, however many there are. */
export const createTurnQueue = (): TurnQueue => {
  const waiting = new Set<() => boolean>();
  let turn: NodeJS.Immediate | undefined;
  const takeTurns = (): void => {
    turn = undefined;
    const endMs = performance.now() + SLICE_MS;
    // Who is put back is visited again.
    for (const act of waiting) {
      waiting.delete(act);
      if (act()) waiting.add(act);
      if (performance.now() >= endMs) break;
    }
    if (waiting.size > 0) turn ??= setImmediate(takeTurns);
  };
  return {
    join: (act) => {
      waiting.add(act);
      turn ??= setImmediate(takeTurns);
    },
    leave: (act) => {
      waiting.delete(act);
      if (waiting.size > 0) return;
      clearImmediate(turn);
      turn = undefined;
    },
  };
};
