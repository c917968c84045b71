import { map, scan, type OperatorFunction } from 'rxjs';
import { mainKind, type Scores } from '../../models/live.js';
import { type LiveOptions, readLive } from './live-options.js';

/** How scores are smoothed over time. */
export type SmoothingOptions = {
  /** Media seconds after which half of what is remembered has made way for newer windows. @default 1 */
  readonly halfLifeSeconds: number;
  /** A window quieter than this (dB full scale) is quiet: its scores teach nothing. @default -60 */
  readonly silenceBelowDb: number;
};

/** What {@link smoothScores} uses for options left out. */
export const defaultSmoothingOptions: SmoothingOptions = Object.freeze({
  halfLifeSeconds: 0.5,
  silenceBelowDb: -60,
});

/** Scores with what they say over the last seconds. */
export type SmoothedScores = Scores & {
  /** `[labels]`, sums to 1; even over all labels while nothing but quiet was heard. */
  readonly smoothed: Float32Array;
  /** True when the window is below the silence level. */
  readonly quiet: boolean;
  /** Kinds of sound over the last seconds, in the order of `SOUND_KINDS`; left out when nothing tells them apart. */
  readonly smoothedKinds?: Float32Array;
  /** Above 0 when the music of the last quarter of a minute is like none that the model knows. */
  readonly strangeness?: number;
};

type Memory = {
  readonly smoothed: Float32Array;
  /** Media time of the last window learned from. */
  readonly learnedAtSeconds: number;
};

const learn = (
  memory: Memory | undefined,
  { probabilities, window }: Scores,
  halfLifeSeconds: number,
): Memory => {
  const learnedAtSeconds = window.endSeconds;
  if (!memory) return { smoothed: probabilities, learnedAtSeconds };
  const passedSeconds = Math.max(0, learnedAtSeconds - memory.learnedAtSeconds);
  const weight = 1 - 0.5 ** (passedSeconds / halfLifeSeconds);
  const smoothed = memory.smoothed.map(
    (old, index) => old + weight * (probabilities[index]! - old),
  );
  return { smoothed, learnedAtSeconds };
};

/**
 * Smooths probabilities exponentially by media time, so a lost window changes nothing but the detail.
 * An interrupted window starts afresh; a quiet one, or one of speech or noise, leaves what is remembered as it is.
 */
export const smoothScores = (
  options: LiveOptions<SmoothingOptions> = {},
): OperatorFunction<Scores, SmoothedScores> => {
  const read = readLive(defaultSmoothingOptions, options);
  const step = (state: { memory?: Memory | undefined }, scores: Scores) => {
    const { halfLifeSeconds, silenceBelowDb } = read();
    const quiet = scores.window.level.rmsDb < silenceBelowDb;
    const before = scores.window.interrupted ? undefined : state.memory;
    const isMusic = !quiet && mainKind(scores.kinds) === 'music';
    const memory = isMusic ? learn(before, scores, halfLifeSeconds) : before;
    const labels = scores.probabilities.length;
    const smoothed = memory?.smoothed ?? new Float32Array(labels).fill(1 / labels);
    return { memory, output: { ...scores, smoothed, quiet } };
  };
  return (source) =>
    source.pipe(
      scan<Scores, ReturnType<typeof step>, { memory?: Memory }>(step, {}),
      map(({ output }) => output),
    );
};
