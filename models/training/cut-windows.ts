import { FEATURE_SET, windowToMfcc } from '../../streams/index.js';

/** How many windows fit into so many columns. */
export const countWindows = (columns: number): number =>
  Math.max(0, Math.floor((columns - FEATURE_SET.windowFrames) / FEATURE_SET.windowHopFrames) + 1);

/** Columns that `windows` consecutive windows span. */
export const columnsFor = (windows: number): number =>
  FEATURE_SET.windowFrames + (windows - 1) * FEATURE_SET.windowHopFrames;

/** Consecutive windows of log-mel columns as the model eats them; the live code does the arithmetic. */
export const cutWindows = (logMelDb: Float32Array): Float32Array[] => {
  const { melBands, windowFrames, windowHopFrames } = FEATURE_SET;
  return Array.from({ length: countWindows(logMelDb.length / melBands) }, (_, index) => {
    const start = index * windowHopFrames * melBands;
    return windowToMfcc(logMelDb.subarray(start, start + windowFrames * melBands));
  });
};
