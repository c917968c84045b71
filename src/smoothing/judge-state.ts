import { map, scan, type OperatorFunction } from 'rxjs';
import { SOUND_KINDS } from '../../models/live.js';
import { holdGenre, type Hold, type HoldOptions } from './hold-genre.js';
import { type LiveOptions, readLive } from './live-options.js';
import type { SmoothedScores } from './smooth-scores.js';

/** How smoothed scores become a verdict. */
export type JudgingOptions = HoldOptions & {
  /** Media seconds of quiet before it is called silence. @default 2 */
  readonly silenceSeconds: number;
};

/** What {@link judgeState} uses for options left out. */
export const defaultJudgingOptions: JudgingOptions = Object.freeze({
  enter: 0.4,
  lead: 0.4,
  leave: 0.25,
  holdSeconds: 0,
  leaveSeconds: 3,
  silenceSeconds: 2,
});

/** What is heard at one step; a genre is asserted only in `music`. */
export type Judgement =
  | {
      readonly state: 'music';
      readonly genre: string;
      readonly index: number;
      /** `genre` and another that was strong beside it for long. */
      readonly fusion?: readonly [string, string] | undefined;
    }
  | {
      readonly state: 'speech' | 'noise' | 'silence' | 'unsure';
      readonly genre?: undefined;
      readonly fusion?: undefined;
    };

/** Smoothed scores with the verdict on them. */
export type JudgedScores = SmoothedScores &
  Judgement & {
    /** Media time since which `state` (and `genre`) is so. */
    readonly sinceSeconds: number;
  };

type Memory = {
  readonly hold: Hold;
  /** The kind of sound that is held; left out when nothing tells the kinds apart. */
  readonly kind?: Hold | undefined;
  readonly quietSinceSeconds?: number | undefined;
};

const MUSIC = SOUND_KINDS.indexOf('music');
const SPEECH = SOUND_KINDS.indexOf('speech');

/** The first kind is taken at once. */
const FIRST_KIND: HoldOptions = {
  enter: 0.5,
  lead: 0.2,
  leave: 0.35,
  holdSeconds: 0,
  leaveSeconds: 3,
};

/** Another has to last, so that a sentence over the music counts and a word does not. */
const NEXT_KIND: HoldOptions = { ...FIRST_KIND, holdSeconds: 2 };

/** Music like none that the model knows lets every genre go and none in. */
const NONE_HOLDS = { enter: Infinity, lead: Infinity, leave: Infinity } as const;

const holdSound = (
  memory: Memory,
  { window, smoothed, smoothedKinds, strangeness = 0 }: SmoothedScores,
  options: JudgingOptions,
): Memory => {
  const now = window.endSeconds;
  const before = memory.kind ?? { unsureSinceSeconds: memory.hold.unsureSinceSeconds };
  const holdKind = before.held ? NEXT_KIND : FIRST_KIND;
  const kind = smoothedKinds && holdGenre(before, smoothedKinds, now, holdKind);
  const isMusic = (kind?.held?.index ?? MUSIC) === MUSIC || kind?.candidate?.index === MUSIC;
  if (!isMusic) return { hold: { unsureSinceSeconds: now }, kind };
  const holding = strangeness > 0 ? { ...options, ...NONE_HOLDS } : options;
  return { hold: holdGenre(memory.hold, smoothed, now, holding), kind };
};

const remember = (
  before: Memory | undefined,
  scores: SmoothedScores,
  options: JudgingOptions,
): Memory => {
  const { startSeconds, endSeconds } = scores.window;
  const memory: Memory = before ?? { hold: { unsureSinceSeconds: startSeconds } };
  if (!scores.quiet) return holdSound(memory, scores, options);
  return { ...memory, quietSinceSeconds: memory.quietSinceSeconds ?? endSeconds };
};

type Verdict = Judgement & { readonly sinceSeconds: number };

/** What is heard while it is not silent. */
const judgeSound = ({ hold, kind }: Memory, labels: readonly string[]): Verdict => {
  const kindUnsureSeconds = kind?.unsureSinceSeconds ?? 0;
  if (kind && !kind.held) return { state: 'unsure', sinceSeconds: kindUnsureSeconds };
  const { index: heard = MUSIC, sinceSeconds: heardSeconds = 0 } = kind?.held ?? {};
  if (heard !== MUSIC) {
    return { state: heard === SPEECH ? 'speech' : 'noise', sinceSeconds: heardSeconds };
  }
  if (!hold.held) {
    return { state: 'unsure', sinceSeconds: Math.max(hold.unsureSinceSeconds, kindUnsureSeconds) };
  }
  const { index } = hold.held;
  // What was said of an earlier moment stands: a genre never begins before the music did.
  const sinceSeconds = Math.max(hold.held.sinceSeconds, heardSeconds);
  return { state: 'music', genre: labels[index]!, index, sinceSeconds };
};

const judge = (
  memory: Memory,
  scores: SmoothedScores,
  labels: readonly string[],
  options: JudgingOptions,
): { readonly memory: Memory; readonly output: JudgedScores } => {
  const now = scores.window.endSeconds;
  const { quietSinceSeconds } = memory;
  if (quietSinceSeconds !== undefined && now - quietSinceSeconds >= options.silenceSeconds) {
    const output = { ...scores, state: 'silence', sinceSeconds: quietSinceSeconds } as const;
    return { memory: { hold: { unsureSinceSeconds: now }, quietSinceSeconds }, output };
  }
  return { memory, output: { ...scores, ...judgeSound(memory, labels) } };
};

/**
 * Says at each step whether a genre is held, somebody speaks, there is noise, silence reigns or none of them: a
 * genre or kind of sound must lead for some seconds to be held and be weak for some to be let go. A genre is held
 * in music only, and in none that is strange to the model. Starts afresh at an interrupted window.
 */
export const judgeState = (
  labels: readonly string[],
  options: LiveOptions<JudgingOptions> = {},
): OperatorFunction<SmoothedScores, JudgedScores> => {
  const read = readLive(defaultJudgingOptions, options);
  const step = (state: { memory?: Memory }, scores: SmoothedScores) => {
    const all = read();
    const before = scores.window.interrupted ? undefined : state.memory;
    return judge(remember(before, scores, all), scores, labels, all);
  };
  return (source) =>
    source.pipe(
      scan<SmoothedScores, ReturnType<typeof step>, { memory?: Memory }>(step, {}),
      map(({ output }) => output),
    );
};
