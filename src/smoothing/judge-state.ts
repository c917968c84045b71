import { map, scan, type OperatorFunction } from 'rxjs';
import { holdGenre, type Hold, type HoldOptions } from './hold-genre.js';
import type { SmoothedScores } from './smooth-scores.js';

/** How smoothed scores become a verdict. */
export type JudgingOptions = HoldOptions & {
  /** Media seconds of quiet before it is called silence. @default 2 */
  readonly silenceSeconds: number;
};

/** What {@link judgeState} uses for options left out. */
export const defaultJudgingOptions: JudgingOptions = Object.freeze({
  enter: 0.4,
  lead: 0.3,
  leave: 0.25,
  holdSeconds: 0,
  leaveSeconds: 3,
  silenceSeconds: 2,
});

/** What is heard at one step; a genre is asserted only in `music`. */
export type Judgement =
  | { readonly state: 'music'; readonly genre: string; readonly index: number }
  | { readonly state: 'silence' | 'unsure'; readonly genre?: undefined };

/** Smoothed scores with the verdict on them. */
export type JudgedScores = SmoothedScores &
  Judgement & {
    /** Media time since which `state` (and `genre`) is so. */
    readonly sinceSeconds: number;
  };

type Memory = { readonly hold: Hold; readonly quietSinceSeconds?: number | undefined };

const remember = (
  before: Memory | undefined,
  { window, quiet, smoothed }: SmoothedScores,
  options: JudgingOptions,
): Memory => {
  const now = window.endSeconds;
  const memory: Memory = before ?? { hold: { unsureSinceSeconds: window.startSeconds } };
  if (!quiet) return { hold: holdGenre(memory.hold, smoothed, now, options) };
  return { ...memory, quietSinceSeconds: memory.quietSinceSeconds ?? now };
};

const judge = (
  memory: Memory,
  scores: SmoothedScores,
  labels: readonly string[],
  options: JudgingOptions,
): { readonly memory: Memory; readonly output: JudgedScores } => {
  const now = scores.window.endSeconds;
  const { hold, quietSinceSeconds } = memory;
  if (quietSinceSeconds !== undefined && now - quietSinceSeconds >= options.silenceSeconds) {
    const output = { ...scores, state: 'silence', sinceSeconds: quietSinceSeconds } as const;
    return { memory: { hold: { unsureSinceSeconds: now }, quietSinceSeconds }, output };
  }
  if (!hold.held) {
    const output = { ...scores, state: 'unsure', sinceSeconds: hold.unsureSinceSeconds } as const;
    return { memory, output };
  }
  const { index, sinceSeconds } = hold.held;
  return {
    memory,
    output: { ...scores, state: 'music', genre: labels[index]!, index, sinceSeconds },
  };
};

/**
 * Says at each step whether a genre is held, silence reigns or neither: a genre must lead for some
 * seconds to be held and be weak for some to be let go. Starts afresh at an interrupted window.
 */
export const judgeState = (
  labels: readonly string[],
  options: Partial<JudgingOptions> = {},
): OperatorFunction<SmoothedScores, JudgedScores> => {
  const all = { ...defaultJudgingOptions, ...options };
  const step = (state: { memory?: Memory }, scores: SmoothedScores) => {
    const before = scores.window.interrupted ? undefined : state.memory;
    return judge(remember(before, scores, all), scores, labels, all);
  };
  return (source) =>
    source.pipe(
      scan<SmoothedScores, ReturnType<typeof step>, { memory?: Memory }>(step, {}),
      map(({ output }) => output),
    );
};
