/** Work in pieces. */
export type Turns = {
  /** Does a piece now, unless one is under way or about to come. */
  readonly take: () => void;
  readonly stop: () => void;
};

/** Calls `act`, and again soon while it returns true, so that others get a turn in between. */
export const createTurns = (act: () => boolean): Turns => {
  let turn: NodeJS.Immediate | undefined;
  let isActing = false;
  const take = (): void => {
    // An outlet may call back while it is being filled.
    if (isActing || turn) return;
    isActing = true;
    const isUnfinished = act();
    isActing = false;
    if (isUnfinished) turn = setImmediate(next);
  };
  const next = (): void => {
    turn = undefined;
    take();
  };
  const stop = (): void => {
    clearImmediate(turn);
    turn = undefined;
  };
  return { take, stop };
};
