import { fromEvent, lastValueFrom, mergeMap, takeUntil, toArray } from 'rxjs';
import { createSource, toFeatureWindows } from '../../streams/index.js';
import { HOP_VALUES, hopValues, toStatistics } from './sound-statistics.js';

/** Quieter seconds tell nothing, as live. */
const QUIET_DB = -60;

/**
 * What a recording is like (`[STATISTICS]`), by the very windows that live sound is cut into; undefined for silence.
 * Fails with a `StreamError` when it cannot be read, and with the reason of `stop`.
 */
export const hearClip = async (
  path: string,
  stop: AbortSignal,
): Promise<Float64Array | undefined> => {
  const windows = await lastValueFrom(
    createSource(`file:${path}`, { filePace: 'demand' })
      .events()
      .pipe(
        mergeMap((event) => (event.kind === 'audio' ? [event.chunk] : [])),
        toFeatureWindows(),
        takeUntil(fromEvent(stop, 'abort')),
        toArray(),
      ),
  );
  stop.throwIfAborted();
  const rows = windows.filter(({ level }) => level.rmsDb > QUIET_DB).map(hopValues);
  if (rows.length === 0) return undefined;
  return toStatistics(
    Float64Array.from(
      { length: HOP_VALUES },
      (_, place) => rows.reduce((sum, row) => sum + row[place], 0) / rows.length,
    ),
  );
};
