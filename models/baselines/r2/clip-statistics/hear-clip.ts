import { lastValueFrom, map, share, toArray, zip } from 'rxjs';
import {
  extractFeatures,
  type FeatureFrame,
  measureSound,
  splitIntoFrames,
  toFeatureWindows,
} from '../../../../streams/index.js';
import { playRecording } from '../../../tracks/play-recording.js';

/** What our feature code measures of a recording. */
export type HeardClip = {
  readonly frames: readonly FeatureFrame[];
  /** Median of the tempi found; undefined where the recording is too short or has none. */
  readonly tempoBpm: number | undefined;
};

const medianOf = (values: readonly number[]): number | undefined =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/**
 * Measures an audio file frame by frame with the decoders and the features that listen live. Fails with a
 * `StreamError` when it cannot be decoded, and with the reason of `stop`.
 */
export const hearClip = async (path: string, stop: AbortSignal): Promise<HeardClip> => {
  const options = { stop, onProgress: () => undefined };
  const chunks = playRecording(path, options).pipe(share());
  const frames = chunks.pipe(splitIntoFrames(), extractFeatures(), toArray());
  const tempi = chunks.pipe(
    measureSound(toFeatureWindows()),
    map(({ measures }) => measures?.tempoBpm),
    toArray(),
  );
  const [heard, found] = await lastValueFrom(zip(frames, tempi));
  stop.throwIfAborted();
  return {
    frames: heard,
    tempoBpm: medianOf(found.filter((tempo) => tempo !== undefined)),
  };
};
