import {
  concat,
  concatMap,
  connect,
  defer,
  EMPTY,
  endWith,
  finalize,
  from,
  ignoreElements,
  skip,
  takeUntil,
  tap,
  type Observable,
  type OperatorFunction,
} from 'rxjs';
import type { Classifier, ModelSlot } from '../models/index.js';
import { FEATURE_SET, SAMPLE_RATE_HZ, type AudioChunk } from '../streams/index.js';

/** A model whose window is longer has to wait after a swap until it has heard one. */
const KEPT_SECONDS = 4;

const endOf = ({ startSeconds, samples }: AudioChunk): number =>
  startSeconds + samples.length / SAMPLE_RATE_HZ;

const newest = (chunks: readonly AudioChunk[], seconds: number): readonly AudioChunk[] => {
  const last = chunks.at(-1);
  return last ? chunks.filter((chunk) => endOf(chunk) > endOf(last) - seconds) : [];
};

/** The last seconds heard, so that another model can speak without first listening for a whole window. */
class RecentSound {
  #chunks: readonly AudioChunk[] = [];

  push(chunk: AudioChunk): void {
    const before = chunk.interrupted ? [] : this.#chunks;
    this.#chunks = newest([...before, chunk], KEPT_SECONDS);
  }

  /** As much as one window of the model takes, marked as a new beginning. */
  replayFor({ info: { frontEnd = FEATURE_SET } }: Classifier): readonly AudioChunk[] {
    const { windowFrames, frameHopSamples, frameSamples, sampleRateHz } = frontEnd;
    const samples = (windowFrames - 1) * frameHopSamples + frameSamples;
    const [first, ...rest] = newest(this.#chunks, samples / sampleRateHz);
    return first ? [{ ...first, interrupted: true }, ...rest] : [];
  }
}

/**
 * Listens with the model in the slot and, when that is swapped, goes on with the next one: the old one first
 * answers all it was asked, then the new one begins afresh with the last seconds of sound.
 */
export const followModel =
  <Out>(
    models: ModelSlot,
    listenWith: (classifier: Classifier) => OperatorFunction<AudioChunk, Out>,
  ): OperatorFunction<AudioChunk, Out> =>
  (chunks) =>
    defer(() => {
      const recent = new RecentSound();
      let ended = false;
      const listen = (heard: Observable<AudioChunk>): Observable<Out> => {
        if (ended) return EMPTY;
        const { classifier, release } = models.lease();
        const replaced$ = models.changes$.pipe(skip(1));
        const sound = concat(from(recent.replayFor(classifier)), heard.pipe(takeUntil(replaced$)));
        return sound.pipe(listenWith(classifier), finalize(release));
      };
      const listenOn = (heard: Observable<AudioChunk>): Observable<Out> => {
        const end$ = heard.pipe(ignoreElements(), endWith(undefined));
        return models.changes$.pipe(
          takeUntil(end$),
          concatMap(() => listen(heard)),
        );
      };
      const remember = tap<AudioChunk>({
        next: (chunk) => recent.push(chunk),
        complete: () => (ended = true),
      });
      return chunks.pipe(remember, connect(listenOn));
    });
