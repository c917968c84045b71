import { SAMPLE_RATE_HZ } from '../../audio-format.js';
import { demoPartAt } from './demo-programme.js';
import { loopOf, prepareLoop } from './loop-of.js';
import { createRandom } from './random.js';
import { isMusicName, type SyntheticName } from './synthetic-names.js';

const TONE_HZ = 440;
const TEST_SIGNAL_GAIN = 0.25;
const FADE_SAMPLES = 600;

/** Samples `[from, from + count)` of a pattern at 22,050 Hz; the same for the same arguments. */
export const readSynthetic = (name: SyntheticName, from: number, count: number): Float32Array => {
  if (name === 'silence') return new Float32Array(count);
  if (name === 'demo') return Float32Array.from({ length: count }, (_, i) => demoSample(from + i));
  if (name === 'tone') return Float32Array.from({ length: count }, (_, i) => toneSample(from + i));
  if (name === 'noise') return readNoise(from, count);
  const loop = loopOf(name);
  return Float32Array.from({ length: count }, (_, i) => loop[(from + i) % loop.length] ?? 0);
};

/** The title that is playing at a sample. */
export const titleAt = (name: SyntheticName, sample: number): string =>
  name === 'demo' ? `Demo: ${demoPartAt(sample).name}` : `Synthetic: ${name}`;

/** Makes ready what is played at a sample, so that reading it there does not take long. */
export const prepareSynthetic = async (name: SyntheticName, sample: number): Promise<void> => {
  const music = name === 'demo' ? demoPartAt(sample).name : name;
  if (isMusicName(music)) await prepareLoop(music);
};

const demoSample = (sample: number): number => {
  const part = demoPartAt(sample);
  const fade = Math.min(1, part.heardSamples / FADE_SAMPLES, part.leftSamples / FADE_SAMPLES);
  if (fade <= 0) return 0;
  const loop = loopOf(part.name);
  return fade * (loop[part.heardSamples % loop.length] ?? 0);
};

const toneSample = (sample: number): number =>
  TEST_SIGNAL_GAIN * Math.sin((2 * Math.PI * TONE_HZ * (sample % SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ);

/** Noise in seconds of its own seed each, so that any place can be read without what is before it. */
const readNoise = (from: number, count: number): Float32Array => {
  let second = -1;
  let noise: Float32Array = new Float32Array(0);
  return Float32Array.from({ length: count }, (_, i) => {
    const wanted = Math.floor((from + i) / SAMPLE_RATE_HZ);
    if (wanted !== second) {
      second = wanted;
      const random = createRandom(second);
      noise = Float32Array.from({ length: SAMPLE_RATE_HZ }, () => TEST_SIGNAL_GAIN * random());
    }
    return noise[(from + i) % SAMPLE_RATE_HZ] ?? 0;
  });
};
