import { describe, expect, it } from 'vitest';
import { calm, ease, lively, type Motion } from '../../../dashboards/web/stage/ease.js';

const LOUD = { loudness: 1, voices: [{ colour: '#fff', weight: 1 }] };
const FRAME_SECONDS = 1 / 60;

const after = (seconds: number, pace: typeof calm): Motion => {
  const motion: Motion = { phase: 0, loudness: 0, weights: [] };
  for (let frame = 0; frame < seconds * 60; frame += 1) ease(motion, LOUD, FRAME_SECONDS, pace);
  return motion;
};

describe('the motion of the stage', () => {
  it('is half way to what is heard after the half-lives of its pace', () => {
    expect(after(lively.loudnessSeconds, lively).loudness).toBeCloseTo(0.5, 2);
    expect(after(calm.weightSeconds, calm).weights[0]).toBeCloseTo(0.5, 2);
  });

  it('goes faster when it is loud, and never when it is to be calm', () => {
    expect(after(10, lively).phase).toBeGreaterThan(8);
    expect(after(10, calm).phase).toBeCloseTo(0.1);
  });

  it('is the same however many frames there are', () => {
    const motion: Motion = { phase: 0, loudness: 0, weights: [] };
    ease(motion, LOUD, 1, lively);
    expect(motion.loudness).toBeCloseTo(after(1, lively).loudness);
  });
});
