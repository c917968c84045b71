import { describe, expect, it } from 'vitest';
import { drawRejection } from '../../../models/familiarity/draw-rejection.js';
import { countRejected } from '../../../models/familiarity/rejection-report.js';

const known = { 'gtzan valid': countRejected([true, false, false, false]) };
const foreign = {
  speech: countRejected([true, true]),
  noise: countRejected([true, true]),
  electronic: countRejected([true, false]),
};
const curve = [-1, 0, 1].map((offset) => ({
  offset,
  kept: 0.75 + offset / 8,
  rejected: { speech: 1, noise: 1, electronic: 0.5 - offset / 4 },
}));

describe('drawRejection', () => {
  it('names each sort of sound, those in one place together', () => {
    const svg = drawRejection({
      protocol: 'test',
      model: { name: 'made up', hash: '0' },
      soundKinds: { name: 'kinds', hash: '0' },
      keep: 0.9,
      learntFrom: { known: 1, foreign: 1 },
      known,
      foreign,
      curve,
    });
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain('speech, noise');
    expect(svg).toContain('electronic');
    expect(svg).toContain('made up');
  });
});
