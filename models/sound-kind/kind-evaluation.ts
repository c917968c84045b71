import { wilsonInterval } from '../evaluation/metrics.js';
import { SOUND_KINDS } from './sound-kinds.js';
import type { TestWindow } from './test-windows.js';

/** How many windows of one group were judged rightly. */
export type KindScore = {
  readonly clips: number;
  readonly windows: number;
  readonly hits: number;
  readonly accuracy: number;
  /** As if each clip were tried once, since windows of one clip are alike. */
  readonly interval95: readonly [number, number];
  /** Judged as music, speech, noise. */
  readonly judged: readonly number[];
};

/** By group of windows. */
export type KindScores = Readonly<Record<string, KindScore>>;

/** Windows, `[windowFrames × coefficients]` each, to the probabilities of `SOUND_KINDS`. */
export type JudgeWindows = (mfcc: readonly Float32Array[]) => Promise<readonly Float32Array[]>;

const BATCH = 256;

/** The likeliest kind (its index) of each window. */
const judgeAll = async (judge: JudgeWindows, windows: readonly TestWindow[]): Promise<number[]> => {
  const judged: number[] = [];
  for (let start = 0; start < windows.length; start += BATCH) {
    const some = windows.slice(start, start + BATCH).map(({ mfcc }) => mfcc);
    const results = await judge(some);
    judged.push(...results.map((kinds) => kinds.indexOf(Math.max(...kinds))));
  }
  return judged;
};

type Pair = { readonly truth: number; readonly judged: number; readonly clip: string };

const score = (pairs: readonly Pair[]): KindScore => {
  const hits = pairs.filter(({ truth, judged }) => truth === judged).length;
  const clips = new Set(pairs.map(({ clip }) => clip)).size;
  return {
    clips,
    windows: pairs.length,
    hits,
    accuracy: hits / pairs.length,
    interval95: wilsonInterval((clips * hits) / pairs.length, clips),
    judged: SOUND_KINDS.map((_, kind) => pairs.filter(({ judged }) => judged === kind).length),
  };
};

/** Scores each window by itself; one row for each group of windows. */
export const scoreKinds = async (
  judge: JudgeWindows,
  windows: readonly TestWindow[],
): Promise<KindScores> => {
  const judged = await judgeAll(judge, windows);
  const pairs = windows.map(({ kind, group, clip }, index) => ({
    truth: SOUND_KINDS.indexOf(kind),
    judged: judged[index],
    group,
    clip,
  }));
  const groups = [...new Set(windows.map(({ group }) => group))];
  return Object.fromEntries(
    groups.map((group) => [group, score(pairs.filter((pair) => pair.group === group))]),
  );
};
