import { coolProbabilities } from '../inference/cool-probabilities.js';

/** A clip's probabilities `[labels]`, step by step, and the index of its true label. */
export type StreamedClip = { readonly scores: readonly Float32Array[]; readonly truth: number };

const LEAST_PROBABILITY = 1e-9;

/** 0.4, 0.42, … 2.5: finer steps change no figure that is shown. */
const CANDIDATES = Array.from({ length: 106 }, (_, index) => (20 + index) / 50);

const logLossOf = ({ scores, truth }: StreamedClip, temperature: number): number => {
  const shares = scores.map((score) => coolProbabilities(score, temperature)[truth]!);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return -Math.log(Math.max(LEAST_PROBABILITY, mean));
};

/**
 * The temperature at which the clips' verdicts, means of their streamed probabilities, have the least
 * log-loss (temperature scaling, Guo et al. 2017). Fails with a `RangeError` when there is no clip.
 */
export const fitTemperature = (clips: readonly StreamedClip[]): number => {
  if (clips.length === 0) throw new RangeError('a temperature is fitted on at least one clip');
  const losses = CANDIDATES.map((temperature) =>
    clips.reduce((sum, clip) => sum + logLossOf(clip, temperature), 0),
  );
  return CANDIDATES[losses.indexOf(Math.min(...losses))]!;
};
