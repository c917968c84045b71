import { SAMPLE_RATE_HZ } from '../../streams/index.js';

const CHORDS = [
  [57, 60, 64],
  [53, 57, 60],
  [48, 52, 55],
  [55, 59, 62],
];

/** Four chords of one second each over a little noise; test/fixtures/librosa/make-reference.py builds the same. */
export const synthesiseChords = (): Float32Array => {
  const wave = new Float32Array(CHORDS.length * SAMPLE_RATE_HZ);
  let state = 1;
  for (let n = 0; n < wave.length; n++) {
    state = (Math.imul(1_664_525, state) + 1_013_904_223) >>> 0;
    let sample = 0.01 * (state / 2 ** 31 - 1);
    for (const note of CHORDS[Math.floor(n / SAMPLE_RATE_HZ)]!) {
      const hz = 440 * 2 ** ((note - 69) / 12);
      for (const h of [1, 2, 3]) {
        sample += (0.1 / h) * Math.sin((2 * Math.PI * h * hz * n) / SAMPLE_RATE_HZ);
      }
    }
    wave[n] = sample;
  }
  return wave;
};
