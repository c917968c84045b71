import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixSounds } from '../../../models/sound-kind/mix-sounds.js';
import { speechShare } from '../../../models/sound-kind/talk-over.js';

const powerOf = (cells: Float32Array): number =>
  cells.reduce((sum, cell) => sum + 10 ** (cell / 10), 0);

describe('mixSounds', () => {
  it('lays one sound over another at the wanted level', () => {
    const over = Float32Array.of(-10, -30, -20);
    const mixed = mixSounds(over, Float32Array.of(-50, -40, -45), 6);
    const ratio = powerOf(over) / (powerOf(mixed) - powerOf(over));
    expect(10 * Math.log10(ratio)).toBeCloseTo(6, 3);
  });
});

describe('speechShare', () => {
  it('calls speech that leads speech, speech far below the music music', () => {
    expect([speechShare(12), speechShare(3), speechShare(-12), speechShare(-20)]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('never falls as the speech grows louder', () => {
    const level = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(level, level, (one, other) => {
        expect(speechShare(Math.max(one, other))).toBeGreaterThanOrEqual(
          speechShare(Math.min(one, other)),
        );
      }),
    );
  });
});
