import { lastValueFrom, toArray } from 'rxjs';
import { toFeatureWindows } from '../../streams/index.js';
import { playRecording } from '../tracks/play-recording.js';
import type { HeardSound } from '../tracks/require-sound.js';
import type { ListenOptions } from '../tracks/track-system.js';
import { HOP_VALUES, hopValues, toStatistics } from './sound-statistics.js';

/** Quieter seconds tell nothing, as live. */
const QUIET_DB = -60;

/** A recording by the very windows that live sound is cut into. */
export type HeardClip = HeardSound & {
  /** What it is like, `[STATISTICS]`; undefined for silence and for less than a second. */
  readonly statistics: Float64Array | undefined;
};

const describe = (rows: readonly Float64Array[]): Float64Array =>
  toStatistics(
    Float64Array.from(
      { length: HOP_VALUES },
      (_, place) => rows.reduce((sum, row) => sum + row[place], 0) / rows.length,
    ),
  );

/**
 * Hears a recording to its end. Fails with a `StreamError` when it cannot be read, and with the reason of `stop`.
 */
export const hearClip = async (path: string, options: ListenOptions): Promise<HeardClip> => {
  let durationSeconds = 0;
  const onProgress = (heardSeconds: number): void => {
    durationSeconds = heardSeconds;
    options.onProgress(heardSeconds);
  };
  const windows = await lastValueFrom(
    playRecording(path, { ...options, onProgress }).pipe(toFeatureWindows(), toArray()),
  );
  options.stop.throwIfAborted();
  const heard = windows.filter(({ level }) => level.rmsDb > QUIET_DB);
  const loudestDb = windows.reduce((most, { level }) => Math.max(most, level.rmsDb), -Infinity);
  const statistics = heard.length > 0 ? describe(heard.map(hopValues)) : undefined;
  return { durationSeconds, loudestDb, statistics };
};
