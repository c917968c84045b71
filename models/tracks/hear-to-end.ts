import { lastValueFrom, type OperatorFunction, pipe, tap, toArray } from 'rxjs';
import type { AudioChunk } from '../../streams/index.js';
import { playRecording } from './play-recording.js';
import { requireSound } from './require-sound.js';
import type { ListenOptions } from './track-system.js';

/** How the sound of a recording becomes what is heard of it. */
export type Hearing<Frame, Heard> = {
  /** Sound to frames, of which the loudest says whether there is any. */
  readonly measure: OperatorFunction<AudioChunk, Frame>;
  readonly hear: OperatorFunction<Frame, Heard>;
};

/** What was heard of a recording, in order. */
export type HeardToEnd<Heard> = {
  readonly durationSeconds: number;
  readonly heard: readonly Heard[];
};

/** Plays a recording to its end. Fails as `TrackSystem.hear` does. */
export const hearToEnd = async <Frame extends { readonly rms: number }, Heard>(
  path: string,
  options: ListenOptions,
  { measure, hear }: Hearing<Frame, Heard>,
): Promise<HeardToEnd<Heard>> => {
  let durationSeconds = 0;
  let loudest = 0;
  const onProgress = (heardSeconds: number): void => {
    durationSeconds = heardSeconds;
    options.onProgress(heardSeconds);
  };
  const toHeard = pipe(
    measure,
    tap(({ rms }: Frame) => (loudest = Math.max(loudest, rms))),
    hear,
    toArray(),
  );
  const heard = await lastValueFrom(toHeard(playRecording(path, { ...options, onProgress })));
  options.stop.throwIfAborted();
  requireSound(path, { durationSeconds, loudestDb: 20 * Math.log10(loudest) });
  return { durationSeconds, heard };
};
