import { map, scan, type MonoTypeOperatorFunction } from 'rxjs';
import type { SmoothedScores } from './smooth-scores.js';

/** Shorter than that of genres: who speaks over music should be noticed before the sentence is over. */
const HALF_LIFE_SECONDS = 1;

type Memory = {
  readonly smoothedKinds?: Float32Array | undefined;
  readonly learnedAtSeconds: number;
};

const learn = (
  { smoothedKinds: before, learnedAtSeconds }: Memory,
  kinds: Float32Array,
  nowSeconds: number,
): Memory => {
  const passedSeconds = Math.max(0, nowSeconds - learnedAtSeconds);
  const weight = 1 - 0.5 ** (passedSeconds / HALF_LIFE_SECONDS);
  const smoothedKinds = before?.map((old, kind) => old + weight * (kinds[kind]! - old)) ?? kinds;
  return { smoothedKinds, learnedAtSeconds: nowSeconds };
};

const nothing: Memory = { learnedAtSeconds: 0 };

/**
 * Smooths the kinds of sound exponentially by media time. An interrupted window starts afresh; a quiet one
 * leaves what is remembered as it is.
 */
export const smoothKinds = (): MonoTypeOperatorFunction<SmoothedScores> => {
  const step = ({ memory }: { memory: Memory }, scores: SmoothedScores) => {
    const { window, quiet, kinds } = scores;
    const before = window.interrupted ? nothing : memory;
    const next = kinds && !quiet ? learn(before, kinds, window.endSeconds) : before;
    const { smoothedKinds } = next;
    return { memory: next, output: { ...scores, ...(smoothedKinds && { smoothedKinds }) } };
  };
  return (source) =>
    source.pipe(
      scan<SmoothedScores, ReturnType<typeof step>, { memory: Memory }>(step, { memory: nothing }),
      map(({ output }) => output),
    );
};
