import { SAMPLE_RATE_HZ } from '../../../audio-format.js';
import { createRandom } from '../random.js';
import { lowPass } from './filters.js';

/** How a string is plucked. */
export type Pluck = {
  readonly hz: number;
  readonly seconds: number;
  /** 0 dull to 1 bright: how hard the pick is. */
  readonly brightness: number;
  /** Seconds in which the tone falls to a thousandth. */
  readonly ringSeconds: number;
};

/** A plucked string after Karplus and Strong: noise goes round a loop that dulls it a little each time. */
export const makePluck = ({ hz, seconds, brightness, ringSeconds }: Pluck): Float32Array => {
  const random = createRandom(Math.round(hz));
  const period = SAMPLE_RATE_HZ / hz - 0.5;
  const size = Math.floor(period);
  const share = period - size;
  const loss = 10 ** (-3 / (hz * ringSeconds));
  const pick = Float32Array.from({ length: size + 2 }, () => random());
  const excitation = lowPass(pick, 400 + brightness * 9000);
  const length = Math.round(seconds * SAMPLE_RATE_HZ);
  const string = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const whole = string[i - size] ?? 0;
    const older = string[i - size - 1] ?? 0;
    const oldest = string[i - size - 2] ?? 0;
    const early = whole + share * (older - whole);
    const late = older + share * (oldest - older);
    string[i] = (excitation[i] ?? 0) + (i < size ? 0 : 0.5 * loss * (early + late));
  }
  const releaseSamples = 0.02 * SAMPLE_RATE_HZ;
  return string.map((sample, i) => sample * Math.min(1, (length - i) / releaseSamples));
};
