import { describe, expect, it } from 'vitest';
import { makeHiss } from '../../../models/sound-kind/make-hiss.js';
import { defaultKindRecipe, makeKindWindow } from '../../../models/sound-kind/make-kind-window.js';
import type { SoundClip } from '../../../models/sound-kind/sound-clip.js';
import { SOUND_KINDS, type SoundKind } from '../../../models/sound-kind/sound-kinds.js';
import { createRandom } from '../../../models/training/random.js';
import { FEATURE_SET } from '../../../streams/index.js';

const clipOf = (kind: SoundKind): SoundClip => ({
  name: kind,
  origin: 'test',
  genre: kind,
  kind,
  split: 'train',
  readLogMelDb: () => makeHiss(createRandom(kind)),
});

describe('makeKindWindow', () => {
  it.each(SOUND_KINDS)('gives windows of %s whose shares sum to 1', (kind) => {
    const random = createRandom('windows', kind);
    for (let round = 0; round < 30; round++) {
      const { mfcc, shares } = makeKindWindow(kind, clipOf, defaultKindRecipe, random);
      expect(mfcc).toHaveLength(FEATURE_SET.windowFrames * FEATURE_SET.coefficients);
      expect(mfcc.every(Number.isFinite)).toBe(true);
      expect(shares.music + shares.speech + shares.noise).toBeCloseTo(1, 6);
      if (kind !== 'speech') expect(shares[kind]).toBe(1);
    }
  });

  it('makes the same windows from the same seed', () => {
    const make = () =>
      makeKindWindow('speech', clipOf, defaultKindRecipe, createRandom('seed')).mfcc;
    expect(make()).toEqual(make());
  });
});
