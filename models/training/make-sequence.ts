import { FEATURE_SET } from '../../streams/index.js';
import { type Augmentation, augmentClip } from './augment-clip.js';
import { columnsFor } from './cut-windows.js';
import type { Clip } from './dataset.js';
import { between } from './random.js';

/** Consecutive windows and what they show. */
export type Sequence = {
  /** `[columns × melBands]` dB, as many columns as the windows span. */
  readonly logMelDb: Float32Array;
  /** `[steps × labels]`, each step sums to 1. */
  readonly targets: Float32Array;
};

/** How sequences are made. */
export type SequenceOptions = {
  readonly steps: number;
  readonly labelCount: number;
  readonly augmentation: Augmentation;
  /** Chance that another clip follows within the sequence, as on the radio. */
  readonly spliceChance: number;
  readonly random: () => number;
};

const { melBands, windowFrames, windowHopFrames } = FEATURE_SET;

/** Share of each window that lies behind column `cut`. */
const sharesBehind = (cut: number, steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => {
    const end = step * windowHopFrames + windowFrames;
    return Math.min(1, Math.max(0, (end - cut) / windowFrames));
  });

/**
 * A random stretch of a clip, augmented. With `spliceChance` it breaks off somewhere
 * and `next` goes on, so that the LSTM learns to let go; windows over the cut show both by their share.
 */
export const makeSequence = (clip: Clip, next: Clip, options: SequenceOptions): Sequence => {
  const { steps, labelCount, augmentation, spliceChance, random } = options;
  const columns = columnsFor(steps);
  const crop = augmentClip(clip.readLogMelDb(), columns, augmentation, random);
  const isSpliced = random() < spliceChance;
  const cut = isSpliced ? Math.floor(between(random, windowHopFrames, columns)) : columns;
  if (isSpliced) {
    const other = augmentClip(next.readLogMelDb(), columns, augmentation, random);
    crop.set(other.subarray(cut * melBands), cut * melBands);
  }
  const targets = new Float32Array(steps * labelCount);
  sharesBehind(cut, steps).forEach((share, step) => {
    targets[step * labelCount + clip.label] += 1 - share;
    targets[step * labelCount + next.label] += share;
  });
  return { logMelDb: crop, targets };
};
