import { SAMPLE_RATE_HZ } from '../../streams/index.js';

/** Noise that is the same at each run, between plus and minus `amplitude`. */
export const makeNoise = (seconds: number, amplitude = 0.1, seed = 1): Float32Array => {
  let state = seed;
  return Float32Array.from({ length: Math.round(seconds * SAMPLE_RATE_HZ) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return amplitude * (state / 2 ** 31 - 1);
  });
};

/** Sounds one after the other. */
export const joinSounds = (...sounds: readonly Float32Array[]): Float32Array => {
  const joined = new Float32Array(sounds.reduce((sum, sound) => sum + sound.length, 0));
  sounds.reduce((at, sound) => (joined.set(sound, at), at + sound.length), 0);
  return joined;
};

/** A stretch over and over, for some seconds. */
export const repeatSound = (stretch: Float32Array, seconds: number): Float32Array =>
  Float32Array.from(
    { length: Math.round(seconds * SAMPLE_RATE_HZ) },
    (_, i) => stretch[i % stretch.length]!,
  );

/** The sound with a constant added. */
export const addDc = (sound: Float32Array, dc: number): Float32Array =>
  sound.map((sample) => sample + dc);
