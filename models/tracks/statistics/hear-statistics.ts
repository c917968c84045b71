import { ignoreElements, map, pipe, tap } from 'rxjs';
import { measureTrackFrame, splitIntoFrames, type TrackFrame } from '../../../streams/index.js';
import { hearToEnd } from '../hear-to-end.js';
import type { ListenOptions } from '../track-system.js';
import { withoutUnheard } from './statistics-sequence.js';
import { StatisticsMeter } from './statistics-meter.js';

/** What a recording is like on the whole. */
export type HeardTrack = { readonly durationSeconds: number; readonly values: Float32Array };

/**
 * Hears a recording to its end and gives the statistics that are learnt from, without what cannot be heard. Fails as
 * `TrackSystem.hear` does.
 */
export const hearStatistics = async (path: string, options: ListenOptions): Promise<HeardTrack> => {
  const meter = new StatisticsMeter();
  const { durationSeconds } = await hearToEnd(path, options, {
    measure: pipe(splitIntoFrames(), map(measureTrackFrame)),
    hear: pipe(
      tap((frame: TrackFrame) => meter.push(frame)),
      ignoreElements(),
    ),
  });
  return { durationSeconds, values: withoutUnheard(meter.read()) };
};
