/** The filters of a rational change of rate, one for each place an output sample can have between inputs. */
export type FilterBank = {
  readonly taps: number;
  /** `taps`, and zeros up to a multiple of 4. */
  readonly paddedTaps: number;
  /** Index of the tap that lies on the input sample at or before the output sample. */
  readonly centre: number;
  readonly phases: number;
  /** Phases that one output sample advances. */
  readonly phaseStep: number;
  /** The `[paddedTaps]` of one phase, or of the nearest that is held; made when first asked for. */
  readonly filter: (phase: number) => Float32Array;
};

/** Where the level is halved, in parts of the lower Nyquist frequency. */
const CUTOFF = 0.97;
const KAISER_BETA = 9;
/** 2 MB. Odd rates have up to 22,050 phases: then neighbours share a filter, as with ffmpeg. */
const MOST_HELD_TAPS = 500_000;

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** Modified Bessel function of order 0, by its series. */
const besselI0 = (x: number): number => {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};

type Layout = Pick<FilterBank, 'taps' | 'paddedTaps' | 'centre'> & {
  /** Of the band that is let through, in parts of the Nyquist frequency of the input. */
  readonly factor: number;
};

/** The filter of an output that lies `offset` of an input sample behind the centre. */
const makeFilter = ({ taps, paddedTaps, centre, factor }: Layout, offset: number): Float32Array => {
  const values = Float64Array.from({ length: taps }, (_, tap) => {
    const x = Math.PI * (tap - centre - offset) * factor;
    const w = (2 * x) / (factor * taps * Math.PI);
    const sinc = x === 0 ? 1 : Math.sin(x) / x;
    return sinc * besselI0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - w * w)));
  });
  const sum = values.reduce((total, value) => total + value, 0);
  const padded = new Float32Array(paddedTaps);
  padded.set(values.map((value) => value / sum));
  return padded;
};

/**
 * Lays out the windowed-sinc filters that turn `inRateHz` into `outRateHz` (whole numbers). The more taps, the
 * less is lost just below the lower Nyquist frequency.
 */
export const buildFilterBank = (
  inRateHz: number,
  outRateHz: number,
  tapsAtFullBand: number,
): FilterBank => {
  const divisor = greatestCommonDivisor(inRateHz, outRateHz);
  const phases = outRateHz / divisor;
  const factor = Math.min(1, (CUTOFF * outRateHz) / inRateHz);
  const taps = Math.ceil(tapsAtFullBand / factor);
  const paddedTaps = 4 * Math.ceil(taps / 4);
  const centre = Math.floor((taps - 1) / 2);
  const layout = { taps, paddedTaps, centre, factor };
  const made: (Float32Array | undefined)[] = [];
  const held = Math.min(phases, Math.ceil(MOST_HELD_TAPS / taps));
  const filter = (phase: number): Float32Array => {
    const place = Math.round((phase * held) / phases);
    return (made[place] ??= makeFilter(layout, place / held));
  };
  return { taps, paddedTaps, centre, phases, phaseStep: inRateHz / divisor, filter };
};
