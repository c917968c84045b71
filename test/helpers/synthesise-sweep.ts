const TONES_HZ = [220, 277.2, 1661, 4186, 6270];

/**
 * A rising tone over a chord that swells, all below 7 kHz, so that it is the same sound at any usual rate;
 * test/fixtures/essentia/make-reference.mjs builds it too.
 */
export const synthesiseSweep = (sampleRateHz: number, seconds = 3): Float32Array =>
  Float32Array.from({ length: seconds * sampleRateHz }, (_, n) => {
    const t = n / sampleRateHz;
    const rising = Math.sin(2 * Math.PI * (60 * t + 480 * t * t));
    const chord = TONES_HZ.reduce(
      (sum, hz, k) => sum + Math.sin(2 * Math.PI * hz * t + k) / (k + 1),
      0,
    );
    return (0.25 + 0.2 * Math.sin(2 * Math.PI * 1.5 * t)) * (0.5 * rising + 0.4 * chord);
  });
