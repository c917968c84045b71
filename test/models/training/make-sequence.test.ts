import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noAugmentation } from '../../../models/training/augment-clip.js';
import type { Clip } from '../../../models/training/dataset.js';
import { makeSequence, type SequenceOptions } from '../../../models/training/make-sequence.js';
import { createRandom } from '../../../models/training/random.js';

const BANDS = 128;
const STEPS = 5;
const LABELS = 3;

const clipOf = (label: number): Clip => ({
  name: `clip ${label}`,
  label,
  columns: 150,
  readLogMelDb: () =>
    Float32Array.from({ length: 150 * BANDS }, (_, cell) => -((cell * (7 + label)) % 60)),
});

const optionsWith = (changes: Partial<SequenceOptions>): SequenceOptions => ({
  steps: STEPS,
  labelCount: LABELS,
  augmentation: noAugmentation,
  spliceChance: 0,
  random: createRandom('sequence'),
  ...changes,
});

const rowsOf = (targets: Float32Array): number[][] =>
  Array.from({ length: STEPS }, (_, step) => [
    ...targets.subarray(step * LABELS, (step + 1) * LABELS),
  ]);

describe('makeSequence', () => {
  it('shows one genre throughout when nothing is spliced', () => {
    const { logMelDb, targets } = makeSequence(clipOf(1), clipOf(2), optionsWith({}));
    expect(logMelDb).toHaveLength((39 + (STEPS - 1) * 13) * BANDS);
    expect(rowsOf(targets)).toEqual(Array(STEPS).fill([0, 1, 0]));
  });

  it('goes over from one clip to the next, window by window, and never back', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const options = optionsWith({ spliceChance: 1, random: createRandom(seed) });
        const rows = rowsOf(makeSequence(clipOf(0), clipOf(2), options).targets);
        for (const row of rows) expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 5);
        const next = rows.map((row) => row[2]);
        expect(next).toEqual([...next].sort((a, b) => a - b));
        expect(next.at(-1)).toBeGreaterThan(0);
      }),
    );
  });

  it('keeps a label that both clips share at one', () => {
    const options = optionsWith({ spliceChance: 1 });
    const rows = rowsOf(makeSequence(clipOf(1), clipOf(1), options).targets);
    for (const row of rows) expect(row[1]).toBeCloseTo(1, 5);
  });
});
