import { SAMPLE_RATE_HZ } from '../../../audio-format.js';
import { createRandom } from '../random.js';
import { fillSound } from './fill-sound.js';
import { highPass, lowPass, resonate } from './filters.js';

const noise = (seconds: number, seed: number, decaySeconds: number): Float32Array => {
  const random = createRandom(seed);
  return fillSound(seconds, (t) => random() * Math.exp(-t / decaySeconds));
};

/** A bass drum: a sine that falls to `hz`, with a click of the given strength. */
export const makeKick = (hz = 50, decaySeconds = 0.16, click = 0.3): Float32Array => {
  const random = createRandom(7);
  return fillSound(decaySeconds * 4, (t) => {
    const phase = 2 * Math.PI * (hz * t + 3.2 * (1 - Math.exp(-t / 0.022)));
    return Math.sin(phase) * Math.exp(-t / decaySeconds) + click * random() * Math.exp(-t / 0.004);
  });
};

/** A snare drum: the skin's tone under rattling wires. */
export const makeSnare = (skinHz = 185, decaySeconds = 0.09): Float32Array => {
  const wires = highPass(noise(decaySeconds * 5, 11, decaySeconds), 1200);
  return wires.map((wire, i) => {
    const t = i / SAMPLE_RATE_HZ;
    const skin =
      Math.sin(2 * Math.PI * skinHz * t) + 0.6 * Math.sin(2 * Math.PI * 1.6 * skinHz * t);
    return 0.8 * wire + 0.5 * skin * Math.exp(-t / 0.05);
  });
};

/** A hi-hat: noise with the lows taken off. Open ones ring longer. */
export const makeHat = (decaySeconds = 0.025): Float32Array =>
  highPass(noise(decaySeconds * 6, 13, decaySeconds), 6000, 2);

/** A cymbal: clashing partials and noise; short decay for a ride, long for a crash. */
export const makeCymbal = (decaySeconds: number): Float32Array => {
  const partialsHz = [3110, 4021, 4477, 5233, 6190, 7013, 8317, 9221];
  const hiss = highPass(noise(decaySeconds * 4, 17, decaySeconds), 5000, 2);
  return hiss.map((sample, i) => {
    const t = i / SAMPLE_RATE_HZ;
    const bell = partialsHz.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * t), 0);
    return 0.6 * sample + 0.05 * bell * Math.exp(-t / (0.6 * decaySeconds));
  });
};

/** A hand clap: four bursts close together. */
export const makeClap = (): Float32Array => {
  const random = createRandom(19);
  const raw = fillSound(0.25, (t) => {
    const burst = t < 0.033 ? Math.exp(-(t % 0.011) / 0.004) : Math.exp(-(t - 0.033) / 0.05);
    return random() * burst;
  });
  return highPass(resonate(raw, 1500, 1200), 500).map((sample) => 5 * sample);
};

/** A stick on the rim: a short wooden knock. */
export const makeRim = (): Float32Array =>
  fillSound(0.06, (t) => {
    const knock = Math.sin(2 * Math.PI * 1720 * t) + 0.7 * Math.sin(2 * Math.PI * 620 * t);
    return 0.6 * knock * Math.exp(-t / 0.009);
  });

/** A brush over the snare: soft noise that swells and goes. */
export const makeBrush = (): Float32Array => {
  const random = createRandom(23);
  const swish = fillSound(0.22, (t) => random() * Math.sin((Math.PI * t) / 0.22) ** 2);
  return lowPass(highPass(swish, 1500), 5000);
};
