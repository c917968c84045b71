import { SAMPLE_RATE_HZ } from '../../../audio-format.js';

/** Takes off what is above `hz`, gently (6 dB an octave for each pass). */
export const lowPass = (samples: Float32Array, hz: number, passes = 1): Float32Array => {
  const share = 1 - Math.exp((-2 * Math.PI * hz) / SAMPLE_RATE_HZ);
  let filtered = samples;
  for (let pass = 0; pass < passes; pass++) {
    let state = 0;
    filtered = filtered.map((sample) => (state += share * (sample - state)));
  }
  return filtered;
};

/** Takes off what is below `hz`, gently. */
export const highPass = (samples: Float32Array, hz: number, passes = 1): Float32Array => {
  let filtered = samples;
  for (let pass = 0; pass < passes; pass++) {
    const low = lowPass(filtered, hz);
    filtered = filtered.map((sample, i) => sample - low[i]!);
  }
  return filtered;
};

/** A resonance at `hz` of the given width, of about unit gain at its peak. */
export const resonate = (samples: Float32Array, hz: number, widthHz: number): Float32Array => {
  const radius = Math.exp((-Math.PI * widthHz) / SAMPLE_RATE_HZ);
  const turn = 2 * radius * Math.cos((2 * Math.PI * hz) / SAMPLE_RATE_HZ);
  let last = 0;
  let before = 0;
  return samples.map((sample) => {
    const next = (1 - radius) * sample + turn * last - radius * radius * before;
    before = last;
    last = next;
    return next;
  });
};
