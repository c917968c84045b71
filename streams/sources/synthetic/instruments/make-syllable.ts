import { SAMPLE_RATE_HZ } from '../../../audio-format.js';
import { createRandom } from '../random.js';
import { makeTone, sawPartials } from './make-tone.js';
import { highPass, resonate } from './filters.js';

const FORMANTS_HZ = {
  a: [730, 1090, 2440],
  e: [530, 1840, 2480],
  i: [300, 2200, 2960],
  o: [570, 840, 2410],
} as const;

/** A vowel of the voice. */
export type Vowel = keyof typeof FORMANTS_HZ;

/** A spoken or sung syllable: a burst of breath, then a buzz through three resonances of the mouth. */
export const makeSyllable = (hz: number, seconds: number, vowel: Vowel): Float32Array => {
  const buzz = makeTone({
    hz,
    seconds,
    partials: sawPartials(40),
    attackSeconds: 0.02,
    vibrato: 0.004,
  });
  const random = createRandom(Math.round(hz * seconds * 100));
  const breath = highPass(
    buzz.map((_, i) => random() * Math.exp(-i / (0.02 * SAMPLE_RATE_HZ))),
    3000,
  );
  const mouth = FORMANTS_HZ[vowel].map((formantHz) => resonate(buzz, formantHz, 90));
  return buzz.map((sample, i) => {
    const vowelSound = mouth.reduce((sum, band, place) => sum + band[i]! * (3 - place), 0);
    return 0.5 * vowelSound + 0.04 * sample + 0.25 * breath[i]!;
  });
};
