import { fromEvent, lastValueFrom, map, mergeMap, take, takeUntil, toArray } from 'rxjs';
import {
  createSource,
  extractFeatures,
  FEATURE_SET,
  type FeatureFrame,
  SAMPLE_RATE_HZ,
  splitIntoFrames,
} from '../../streams/index.js';
import { ModelError } from '../errors.js';

/** Log-mel of a file. */
export type Measured = {
  /** `[columns × melBands]` in hundredths of a dB for a wave in [-1, 1]. */
  readonly centibels: Int16Array;
  readonly columns: number;
};

/** How much of a file is read, and what stops it. */
export type MeasureOptions = {
  readonly maxMinutes: number;
  readonly stop?: AbortSignal | undefined;
};

/** What is stored of a dB. */
export const STEPS_PER_DB = 100;

const { melBands, windowFrames, windowHopFrames, frameHopSamples } = FEATURE_SET;
const FRAMES_PER_SECOND = SAMPLE_RATE_HZ / frameHopSamples;

/** -60 dB: where no frame is louder, there is nothing to learn a genre from. */
const SILENT_RMS = 0.001;

const toCentibels = ({ logMelDb }: FeatureFrame): Int16Array =>
  Int16Array.from(logMelDb, (cell) => Math.round(cell * STEPS_PER_DB));

/** Sound that is shorter than a window is played again until that is full, as the live code does. */
const joinColumns = (columns: readonly Int16Array[]): Measured => {
  const count = Math.max(columns.length, windowFrames);
  const centibels = new Int16Array(count * melBands);
  for (let column = 0; column < count; column++) {
    centibels.set(columns[column % columns.length], column * melBands);
  }
  return { centibels, columns: count };
};

const refuse = (reason: string): ModelError => new ModelError('data-damaged', reason);

/**
 * Computes the log-mel frames of an audio file with the decoders and the front end that listen live.
 * Fails with a `StreamError` when it cannot be decoded, with a `ModelError` when it is shorter than a
 * second or silent, and with the reason of `stop` when that is aborted.
 */
export const measureFile = async (
  path: string,
  { maxMinutes, stop = new AbortController().signal }: MeasureOptions,
): Promise<Measured> => {
  stop.throwIfAborted();
  let loudest = 0;
  const frames = createSource(`file:${path}`, { filePace: 'demand' })
    .events()
    .pipe(
      mergeMap((event) => (event.kind === 'audio' ? [event.chunk] : [])),
      splitIntoFrames(),
      extractFeatures(),
      take(Math.ceil(maxMinutes * 60 * FRAMES_PER_SECOND)),
      map((frame) => {
        loudest = Math.max(loudest, frame.rms);
        return toCentibels(frame);
      }),
      takeUntil(fromEvent(stop, 'abort')),
      toArray(),
    );
  const columns = await lastValueFrom(frames);
  stop.throwIfAborted();
  if (columns.length < windowHopFrames) {
    const seconds = (columns.length / FRAMES_PER_SECOND).toFixed(1);
    throw refuse(`expected at least 1 s of sound, got ${seconds} s`);
  }
  if (loudest < SILENT_RMS) throw refuse('expected sound, got silence (below -60 dB)');
  return joinColumns(columns);
};
