import { streamClips } from '../evaluation/stream-clips.js';
import type { Hybrid } from '../architecture/build-hybrid.js';
import { hybridClassifier } from '../inference/hybrid-classifier.js';
import { judgeClip } from '../inference/judge-clip.js';
import type { Check } from './best-weights.js';
import type { Clip } from './dataset.js';

/** A probability of 0 would make the log-loss infinite. */
const LEAST_PROBABILITY = 1e-7;

/** Judges clips by their streamed scores; gives the share judged right and the log-loss. */
export const checkValidation = async (
  hybrid: Hybrid,
  clips: readonly Clip[],
  labels: readonly string[],
  stop?: AbortSignal,
): Promise<Omit<Check, 'epoch'>> => {
  const info = { name: 'in training', hash: '', labels, featureSet: '', engine: '' };
  const scores = await streamClips(hybridClassifier(hybrid, info), clips, { stop });
  const verdicts = scores.map((score) => judgeClip(score, labels));
  const hits = clips.filter((clip, i) => verdicts[i].label === labels[clip.label]);
  const losses = clips.map(
    ({ label }, i) => -Math.log(Math.max(LEAST_PROBABILITY, verdicts[i].probabilities[label])),
  );
  return {
    accuracy: hits.length / clips.length,
    logLoss: losses.reduce((sum, loss) => sum + loss, 0) / clips.length,
  };
};
