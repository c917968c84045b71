import { SAMPLE_RATE_HZ } from '../audio-format.js';

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

/** The head's high shelf of ITU-R BS.1770, as an analog prototype that fits any sample rate (De Man, 2014). */
const headShelf = (sampleRateHz: number): Biquad => {
  const q = 0.7071752369554196;
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRateHz);
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return [
    (high + (band * k) / q + k * k) / a0,
    (2 * (k * k - high)) / a0,
    (high - (band * k) / q + k * k) / a0,
    (2 * (k * k - 1)) / a0,
    (1 - k / q + k * k) / a0,
  ];
};

/** The high-pass after it. */
const lowCut = (sampleRateHz: number): Biquad => {
  const q = 0.5003270373238773;
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const a0 = 1 + k / q + k * k;
  return [1, -2, 1, (2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0];
};

const SHELF = headShelf(SAMPLE_RATE_HZ);
const CUT = lowCut(SAMPLE_RATE_HZ);

/** 40 dB over full scale: beyond it is garbage, and NaN would stay in a filter for ever. */
const LOUDEST_SAMPLE = 100;

/** What a filter remembers of sound long gone; smaller numbers are slow. */
const LEAST_MEMORY = 1e-20;

/** Hears as BS.1770 has it: a filter that goes on from one stretch of sound to the next. */
export class KWeighting {
  #shelf1 = 0;
  #shelf2 = 0;
  #cut1 = 0;
  #cut2 = 0;

  /** Sum of the squares of samples `from` to `to` (not included) after the filter. */
  squares(samples: Float32Array, from: number, to: number): number {
    const [b0, b1, b2, a1, a2] = SHELF;
    const [c0, c1, c2, d1, d2] = CUT;
    let [shelf1, shelf2, cut1, cut2] = [this.#shelf1, this.#shelf2, this.#cut1, this.#cut2];
    let sum = 0;
    for (let index = from; index < to; index++) {
      const sample = samples[index]!;
      // NaN fails the comparison too.
      const sound = sample >= -LOUDEST_SAMPLE && sample <= LOUDEST_SAMPLE ? sample : 0;
      const middle = b0 * sound + shelf1;
      shelf1 = b1 * sound - a1 * middle + shelf2;
      shelf2 = b2 * sound - a2 * middle;
      const out = c0 * middle + cut1;
      cut1 = c1 * middle - d1 * out + cut2;
      cut2 = c2 * middle - d2 * out;
      sum += out * out;
    }
    this.#shelf1 = toZero(shelf1);
    this.#shelf2 = toZero(shelf2);
    this.#cut1 = toZero(cut1);
    this.#cut2 = toZero(cut2);
    return sum;
  }
}

const toZero = (memory: number): number => (Math.abs(memory) < LEAST_MEMORY ? 0 : memory);
