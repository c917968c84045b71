import { LEARNT_DESCRIPTORS, type LearntDescriptor } from './learnt-descriptors.js';
import type { ContrastScores } from './hear-contrasts.js';
import type { HeldOutScores } from './score-held-out.js';

/** What was measured of learnt descriptors, and which of them may be told. */
export type DescriptorReport = {
  readonly tracks: number;
  readonly blocks: number;
  readonly heldOut: HeldOutScores;
  readonly contrasts: ContrastScores;
  readonly told: readonly LearntDescriptor[];
};

/** Surely above chance is not enough to be shown. */
const LEAST_ORDER = 0.6;

/** Those whose R² is surely above 0 and that surely put real recordings in the right order. */
export const mayBeTold = (
  heldOut: HeldOutScores,
  contrasts: ContrastScores,
): readonly LearntDescriptor[] =>
  LEARNT_DESCRIPTORS.filter(
    (name) =>
      heldOut[name].interval95[0] > 0 && (contrasts[name]?.interval95[0] ?? 0) > LEAST_ORDER,
  );
