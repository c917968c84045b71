import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURE_SET, SAMPLE_RATE_HZ, splitIntoFrames } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { cutFrames } from '../../helpers/cut-frames.js';
import { frameAt } from '../../helpers/frame-at.js';
import { toChunks } from '../../helpers/to-chunks.js';

const { fftSize, frameHopSamples } = FEATURE_SET;
const ramp = (length: number): Float32Array =>
  Float32Array.from({ length }, (_, index) => (index + 1) / length);
const framesOf = (wave: Float32Array, sizes?: readonly number[]) =>
  collect(toChunks(wave, sizes), cutFrames());

describe('splitIntoFrames', () => {
  it('centres frame k on sample k times the hop, with silence around the sound', () => {
    const wave = ramp(20_000);
    const frames = framesOf(wave);
    expect(frames).toHaveLength(1 + Math.floor(20_000 / frameHopSamples));
    frames.forEach((frame, k) => expect(frame).toEqual(frameAt(wave, k * frameHopSamples)));
  });

  it('gives the same frames for any size of chunk', () => {
    const wave = ramp(9_000);
    const whole = framesOf(wave, [wave.length]);
    const sizes = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 5 });
    const check = fc.property(sizes, (turns) => {
      expect(framesOf(wave, turns)).toEqual(whole);
    });
    fc.assert(check, { numRuns: 30 });
  });

  it.each([
    [0, 0],
    [1, 1],
    [frameHopSamples - 1, 1],
    [frameHopSamples, 2],
    [frameHopSamples + fftSize / 2, 2],
    [2 * frameHopSamples, 3],
  ])('makes of %i samples %i frames, as librosa does', (samples, frames) => {
    expect(framesOf(ramp(samples))).toHaveLength(frames);
  });

  it('begins anew after missing audio and marks the first frame only', () => {
    const wave = ramp(6_000);
    const [before] = toChunks(wave, [wave.length]);
    const after = { ...before!, startSeconds: 10, interrupted: true };
    const frames = collect([before!, after], cutFrames());
    const resumed = frames.filter((frame) => frame.centreSeconds >= 10);
    expect(resumed.map((frame) => frame.interrupted)).toEqual([true, false, false, false]);
    expect(resumed[0]!.samples).toEqual(frameAt(wave, 0).samples);
    expect(resumed[1]!.centreSeconds).toBeCloseTo(10 + frameHopSamples / SAMPLE_RATE_HZ, 9);
    expect(frames.filter((frame) => frame.centreSeconds < 10).some((f) => f.interrupted)).toBe(
      false,
    );
  });

  it('keeps the mark of an interruption whose chunk was too short for a frame', () => {
    const chunk = { ...toChunks(ramp(100))[0]!, interrupted: true };
    const rest = { ...toChunks(ramp(2_000), [2_000])[0]!, startSeconds: 3 };
    const frames = collect([chunk, rest], cutFrames());
    expect(frames.map((frame) => frame.interrupted)).toEqual([true, false]);
  });

  it('says when the last sample of a frame was at hand', () => {
    const chunks = toChunks(ramp(4_000), [1_000]).map((chunk, i) => ({
      ...chunk,
      capturedAtMs: i,
    }));
    const frames = collect(chunks, cutFrames());
    expect(frames.map((frame) => frame.capturedAtMs)).toEqual([1, 2, 3]);
  });

  it('takes what is no sound for silence', () => {
    const wave = Float32Array.of(NaN, Infinity, -Infinity, 1e30, 0.5, -1.5);
    const [frame] = framesOf(wave);
    const heard = frame!.samples.subarray(fftSize / 2, fftSize / 2 + wave.length);
    expect([...heard]).toEqual([0, 0, 0, 0, 0.5, -1.5]);
  });

  it('lends its samples: all frames lie in the same memory, one after the other', () => {
    const frames = collect(toChunks(ramp(20_000)), splitIntoFrames());
    expect(new Set(frames.map(({ samples }) => samples.buffer)).size).toBe(1);
  });
});
