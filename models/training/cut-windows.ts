import { FEATURE_SET, type FrontEnd, windowToInput } from '../../streams/index.js';

type WindowSize = Pick<FrontEnd, 'windowFrames' | 'windowHopFrames'>;

/** How many windows fit into so many columns. */
export const countWindows = (
  columns: number,
  { windowFrames, windowHopFrames }: WindowSize = FEATURE_SET,
): number => Math.max(0, Math.floor((columns - windowFrames) / windowHopFrames) + 1);

/** Columns that `windows` consecutive windows span. */
export const columnsFor = (windows: number): number =>
  FEATURE_SET.windowFrames + (windows - 1) * FEATURE_SET.windowHopFrames;

/**
 * Consecutive windows of log-mel columns as a model eats them; the live code does the arithmetic. The front end has
 * the frames of Earshot's own.
 */
export const cutWindows = (
  logMelDb: Float32Array,
  frontEnd: FrontEnd = FEATURE_SET,
): Float32Array[] => {
  const { melBands, windowFrames, windowHopFrames } = frontEnd;
  const count = countWindows(logMelDb.length / melBands, frontEnd);
  return Array.from({ length: count }, (_, index) => {
    const start = index * windowHopFrames * melBands;
    const end = start + windowFrames * melBands;
    return windowToInput(logMelDb.subarray(start, end), frontEnd);
  });
};
