import { FEATURE_SET, SAMPLE_RATE_HZ, type Frame } from '../../streams/index.js';

/** The frame centred on a sample, with silence outside the wave. */
export const frameAt = (wave: Float32Array, centre: number): Frame => {
  const samples = new Float32Array(FEATURE_SET.fftSize);
  const start = centre - FEATURE_SET.fftSize / 2;
  samples.set(wave.subarray(Math.max(0, start), start + samples.length), Math.max(0, -start));
  const centreSeconds = centre / SAMPLE_RATE_HZ;
  return { samples, centreSeconds, capturedAtMs: 0, interrupted: false };
};
