import { map, scan, type MonoTypeOperatorFunction } from 'rxjs';
import type { JudgedScores } from './judge-state.js';
import { type LiveOptions, readLive } from './live-options.js';

/** When two genres are said to be held together. */
export type FusionOptions = {
  /** Each of the two must have at least this share, as a mean over the last seconds. @default 0.3 */
  readonly share: number;
  /** The fusion is over when one of them has less than this. @default 0.2 */
  readonly leaveShare: number;
  /** Media seconds that both must have it. 0 for never. @default 12 */
  readonly holdSeconds: number;
  /** Media seconds over which shares are averaged (a half-life): longer than a genre's own smoothing. @default 8 */
  readonly halfLifeSeconds: number;
};

/** What {@link holdFusion} uses for options left out. */
export const defaultFusionOptions: FusionOptions = Object.freeze({
  share: 0.3,
  leaveShare: 0.2,
  holdSeconds: 12,
  halfLifeSeconds: 8,
});

/** Two genres (their indices, in the order of labels) and the media time since which they are together. */
type Pair = { readonly indices: readonly [number, number]; readonly sinceSeconds: number };

type Memory = {
  /** Mean shares over the last seconds; nothing while there is no music. */
  readonly shares?: Float32Array | undefined;
  readonly learnedAtSeconds: number;
  readonly candidate?: Pair | undefined;
  readonly held?: Pair | undefined;
  /** What was said of an earlier moment stands: nothing begins before it. */
  readonly saidSeconds: number;
};

const learn = (
  { shares, learnedAtSeconds }: Memory,
  { probabilities, window }: JudgedScores,
  halfLifeSeconds: number,
): Float32Array => {
  if (!shares) return probabilities;
  const passedSeconds = Math.max(0, window.endSeconds - learnedAtSeconds);
  const weight = 1 - 0.5 ** (passedSeconds / halfLifeSeconds);
  return shares.map((old, index) => old + weight * (probabilities[index]! - old));
};

/** The two greatest that have a share. */
const strongest = (shares: Float32Array, share: number): readonly [number, number] | undefined => {
  const strong = [...shares.keys()].filter((index) => shares[index]! >= share);
  const [one, other] = strong.sort((first, second) => shares[second]! - shares[first]!);
  if (one === undefined || other === undefined) return undefined;
  return one < other ? [one, other] : [other, one];
};

const isSame = (pair: Pair | undefined, [one, other]: readonly [number, number]): boolean =>
  pair?.indices[0] === one && pair.indices[1] === other;

const holdPair = (before: Memory, scores: JudgedScores, options: FusionOptions): Memory => {
  const { candidate: last, held, saidSeconds } = before;
  const now = scores.window.endSeconds;
  const shares = learn(before, scores, options.halfLifeSeconds);
  const known = { shares, learnedAtSeconds: now };
  if (held?.indices.every((index) => shares[index]! >= options.leaveShare)) {
    return { ...known, held, saidSeconds };
  }
  const after = { ...known, saidSeconds: held ? now : saidSeconds };
  const indices = strongest(shares, options.share);
  if (!indices || options.holdSeconds === 0) return after;
  const candidate = last && isSame(last, indices) ? last : { indices, sinceSeconds: now };
  const isRipe = now - candidate.sinceSeconds >= options.holdSeconds;
  return { ...after, ...(isRipe ? { held: candidate } : { candidate }) };
};

type Told = { readonly memory: Memory; readonly output: JudgedScores };

/** The fusion as seen from the genre that is held, which must be one of the two. */
const tell = (memory: Memory, scores: JudgedScores, labels: readonly string[]): Told => {
  const { held, saidSeconds } = memory;
  const sinceSeconds = Math.max(scores.sinceSeconds, saidSeconds);
  if (scores.state !== 'music' || !held?.indices.includes(scores.index)) {
    return { memory, output: { ...scores, sinceSeconds } };
  }
  const [one, two] = held.indices;
  const fusion = [scores.genre, labels[one === scores.index ? two : one]!] as const;
  const together = Math.max(sinceSeconds, held.sinceSeconds);
  return {
    memory: { ...memory, saidSeconds: together },
    output: { ...scores, fusion, sinceSeconds: together },
  };
};

const NOTHING: Memory = { learnedAtSeconds: 0, saidSeconds: 0 };

/**
 * Says in music when two genres are strong together for long: both with a share, in the mean over some seconds,
 * until one of them loses it. Causal. Begins anew after anything but music, and at an interrupted window.
 */
export const holdFusion = (
  labels: readonly string[],
  options: LiveOptions<FusionOptions> = {},
): MonoTypeOperatorFunction<JudgedScores> => {
  const read = readLive(defaultFusionOptions, options);
  const step = ({ memory }: { readonly memory: Memory }, scores: JudgedScores): Told => {
    const before = scores.window.interrupted ? NOTHING : memory;
    const mayBeMusic = scores.state === 'music' || scores.state === 'unsure';
    if (!mayBeMusic) {
      const { saidSeconds } = before;
      return tell({ learnedAtSeconds: scores.window.endSeconds, saidSeconds }, scores, labels);
    }
    const after = scores.quiet ? before : holdPair(before, scores, read());
    return tell(after, scores, labels);
  };
  return (source) =>
    source.pipe(
      scan<JudgedScores, Told, { readonly memory: Memory }>(step, { memory: NOTHING }),
      map(({ output }) => output),
    );
};
