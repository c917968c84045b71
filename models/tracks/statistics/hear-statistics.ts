import { lastValueFrom, map } from 'rxjs';
import { measureTrackFrame, splitIntoFrames } from '../../../streams/index.js';
import { playRecording } from '../play-recording.js';
import { requireSound } from '../require-sound.js';
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
  let durationSeconds = 0;
  let loudest = 0;
  const onProgress = (heardSeconds: number): void => {
    durationSeconds = heardSeconds;
    options.onProgress(heardSeconds);
  };
  const frames = playRecording(path, { ...options, onProgress }).pipe(
    splitIntoFrames(),
    map((frame) => {
      const measured = measureTrackFrame(frame);
      meter.push(measured);
      loudest = Math.max(loudest, measured.rms);
    }),
  );
  await lastValueFrom(frames, { defaultValue: undefined });
  options.stop.throwIfAborted();
  requireSound(path, { durationSeconds, loudestDb: 20 * Math.log10(loudest) });
  return { durationSeconds, values: withoutUnheard(meter.read()) };
};
