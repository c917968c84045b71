import type { FeatureWindow } from '../../streams/index.js';

/** Windows of one station on their way to the model: bounded, the oldest goes first when it is full. */
export type WindowQueue = {
  readonly push: (window: FeatureWindow) => void;
  readonly shift: () => FeatureWindow | undefined;
  /** How many were dropped so far. */
  readonly dropped: () => number;
};

/** A queue of at most `limit` windows; `onDrop` is called for each one dropped. */
export const createWindowQueue = (limit: number, onDrop: () => void): WindowQueue => {
  const windows: FeatureWindow[] = [];
  let dropped = 0;
  const dropOldest = (): void => {
    const oldest = windows.shift();
    dropped++;
    onDrop();
    // The gap that a dropped window announced must not be lost with it.
    if (oldest?.interrupted && windows[0]) windows[0] = { ...windows[0], interrupted: true };
  };
  return {
    push: (window) => {
      windows.push(window);
      if (windows.length > limit) dropOldest();
    },
    shift: () => windows.shift(),
    dropped: () => dropped,
  };
};
