import type { Classifier } from '../inference/classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import type { Clip } from '../training/dataset.js';
import { type StreamOptions, streamAlone, streamClips } from './stream-clips.js';

/** What a model made of one clip: all that its figures are counted from. Labels are indices. */
export type HeardClip = {
  readonly name: string;
  readonly truth: number;
  /** Mean of the streamed probabilities, `[labels]`. */
  readonly probabilities: readonly number[];
  /** Judged by the mean of the probabilities so far, after each window. */
  readonly soFar: readonly number[];
  /** Judged from each window alone, with an empty memory. */
  readonly alone: readonly number[];
};

const mostLikely = (probabilities: ArrayLike<number>): number =>
  Array.from(probabilities).reduce(
    (best, value, label, all) => (value > all[best] ? label : best),
    0,
  );

const judgeSoFar = (scores: readonly Float32Array[]): number[] => {
  const sum = new Float64Array(scores[0].length);
  return scores.map((score) => {
    score.forEach((value, label) => (sum[label] += value));
    return mostLikely(sum);
  });
};

/**
 * Plays clips to a classifier twice: as a stream with its memory, and window by window without one.
 * The clips' labels must be those of the classifier. Clips shorter than a window are an error of the caller.
 */
export const hearClips = async (
  classifier: Classifier,
  clips: readonly Clip[],
  { stop, onProgress }: StreamOptions = {},
): Promise<HeardClip[]> => {
  const { labels } = classifier.info;
  const half = (offset: number) => (done: number) => onProgress?.(Math.floor((offset + done) / 2));
  const streamed = await streamClips(classifier, clips, { stop, onProgress: half(0) });
  const alone = await streamAlone(classifier, clips, { stop, onProgress: half(clips.length) });
  return clips.map(({ name, label }, index) => ({
    name,
    truth: label,
    probabilities: [...judgeClip(streamed[index], labels).probabilities],
    soFar: judgeSoFar(streamed[index]),
    alone: alone[index].map(mostLikely),
  }));
};
