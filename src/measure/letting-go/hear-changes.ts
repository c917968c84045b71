import {
  type Classifier,
  type Clip,
  judgeClip,
  type Scores,
  streamClips,
} from '../../../models/index.js';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { type Change, joinClips } from './join-clips.js';

/** A change from one clip to another as the model hears it, before anything is smoothed. */
export type HeardChange = {
  readonly scores: readonly Scores[];
  readonly changeSeconds: number;
  readonly durationSeconds: number;
  /** The verdict on the second clip alone, as an index into the labels: what the station should come to say. */
  readonly target: number;
};

const { fftSize, frameHopSamples, windowFrames, windowHopFrames } = FEATURE_SET;

const secondsOf = (columns: number): number => (columns * frameHopSamples) / SAMPLE_RATE_HZ;

/** The window that a live station would have had here; of its contents, only what smoothing looks at. */
const toScores = (probabilities: Float32Array, step: number): Scores => {
  const startSeconds = secondsOf(step * windowHopFrames);
  const endSeconds =
    secondsOf(step * windowHopFrames + windowFrames - 1) + fftSize / 2 / SAMPLE_RATE_HZ;
  const window: Scores['window'] = {
    startSeconds,
    endSeconds,
    capturedAtMs: 1000 * endSeconds,
    mfcc: new Float32Array(),
    modelInput: new Float32Array(),
    chroma: new Float32Array(12),
    level: { rmsDb: -20, peakDb: -6 },
    descriptors: { rms: 0, logMelDb: 0, centroidHz: 0, flatness: 0, flux: 0, zeroCrossingRate: 0 },
    interrupted: false,
  };
  return { window, probabilities, droppedWindows: 0 };
};

const secondsOfChange = ({ first, joined }: Change) => ({
  changeSeconds: secondsOf(first.columns),
  durationSeconds: secondsOf(joined.columns),
});

/**
 * Streams joined clips through the model. Only changes between clips on which the model's verdicts differ are
 * kept: where it hears the same genre twice there is nothing to follow.
 */
export const hearChanges = async (
  classifier: Classifier,
  clips: readonly Clip[],
  stop: AbortSignal,
  onProgress: (done: number, clips: number) => void,
): Promise<HeardChange[]> => {
  const { labels } = classifier.info;
  const changes = joinClips(clips);
  const all = clips.length + changes.length;
  const stream = (played: readonly Clip[], before: number) =>
    streamClips(classifier, played, { stop, onProgress: (done) => onProgress(before + done, all) });
  const alone = await stream(clips, 0);
  const verdicts = new Map(
    clips.map((clip, index) => [clip, labels.indexOf(judgeClip(alone[index]!, labels).label)]),
  );
  const joined = await stream(
    changes.map((change) => change.joined),
    clips.length,
  );
  return changes.flatMap((change, index) => {
    const target = verdicts.get(change.second)!;
    if (verdicts.get(change.first) === target) return [];
    return [{ scores: joined[index]!.map(toScores), target, ...secondsOfChange(change) }];
  });
};
