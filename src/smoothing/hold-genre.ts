/** When a genre is taken for certain, and when it is let go. */
export type HoldOptions = {
  /** While none is held, a genre is a candidate as long as it leads with at least this smoothed probability. @default 0.4 */
  readonly enter: number;
  /** Against a held genre another is a candidate while its smoothed probability is greater by at least this. @default 0.4 */
  readonly lead: number;
  /** A held genre is weak below this smoothed probability. @default 0.25 */
  readonly leave: number;
  /** Media seconds a genre must be candidate to be held. @default 0 */
  readonly holdSeconds: number;
  /** Media seconds a held genre may be weak before it is let go. @default 3 */
  readonly leaveSeconds: number;
};

/** A label (its index) and the media time since which something is true of it. */
export type Since = { readonly index: number; readonly sinceSeconds: number };

/** What is remembered of a station's genre between two windows. */
export type Hold = {
  readonly candidate?: Since | undefined;
  readonly held?: Since | undefined;
  readonly weakSinceSeconds?: number | undefined;
  /** Since when nothing is held. */
  readonly unsureSinceSeconds: number;
};

const nextCandidate = (
  { candidate: before, held }: Hold,
  smoothed: Float32Array,
  now: number,
  { enter, lead }: HoldOptions,
): Since | undefined => {
  const index = smoothed.indexOf(Math.max(...smoothed));
  if (index === held?.index) return undefined;
  if (smoothed[index]! < (held ? smoothed[held.index]! + lead : enter)) return undefined;
  return before?.index === index ? before : { index, sinceSeconds: now };
};

/** The hold after one more window that ends at `nowSeconds`; pure. */
export const holdGenre = (
  hold: Hold,
  smoothed: Float32Array,
  nowSeconds: number,
  options: HoldOptions,
): Hold => {
  const candidate = nextCandidate(hold, smoothed, nowSeconds, options);
  const { held, unsureSinceSeconds } = hold;
  const ripe = candidate && nowSeconds - candidate.sinceSeconds >= options.holdSeconds;
  if (ripe) {
    // What was said of an earlier moment stands: a genre never begins before the last thing ended.
    const sinceSeconds = Math.max(candidate.sinceSeconds, held?.sinceSeconds ?? unsureSinceSeconds);
    return { candidate, held: { ...candidate, sinceSeconds }, unsureSinceSeconds };
  }
  if (!held) return { candidate, unsureSinceSeconds };
  if (smoothed[held.index]! >= options.leave) return { candidate, held, unsureSinceSeconds };
  const weakSinceSeconds = hold.weakSinceSeconds ?? nowSeconds;
  if (nowSeconds - weakSinceSeconds >= options.leaveSeconds) {
    return { candidate, unsureSinceSeconds: weakSinceSeconds };
  }
  return { candidate, held, weakSinceSeconds, unsureSinceSeconds };
};
