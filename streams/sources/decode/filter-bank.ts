/** The filters of a rational change of rate, one for each place an output sample can have between inputs. */
export type FilterBank = {
  readonly taps: number;
  /** Index of the tap that lies on the input sample at or before the output sample. */
  readonly centre: number;
  readonly phases: number;
  /** Phases that one output sample advances. */
  readonly phaseStep: number;
  /** The `[taps]` of one phase, or of the nearest that is held; made when first asked for. */
  readonly filter: (phase: number) => Float64Array;
};

/** Where the level is halved, in parts of the lower Nyquist frequency. */
const CUTOFF = 0.97;
const KAISER_BETA = 9;
/** 4 MB. Odd rates have up to 22,050 phases: then neighbours share a filter, as with ffmpeg. */
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
  const centre = Math.floor((taps - 1) / 2);
  const made: (Float64Array | undefined)[] = [];
  const make = (phase: number): Float64Array => {
    const values = Float64Array.from({ length: taps }, (_, tap) => {
      const x = Math.PI * (tap - centre - phase / phases) * factor;
      const w = (2 * x) / (factor * taps * Math.PI);
      const sinc = x === 0 ? 1 : Math.sin(x) / x;
      return sinc * besselI0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - w * w)));
    });
    const sum = values.reduce((total, value) => total + value, 0);
    return values.map((value) => value / sum);
  };
  const held = Math.min(phases, Math.ceil(MOST_HELD_TAPS / taps));
  const filter = (phase: number): Float64Array => {
    const place = Math.round((phase * held) / phases);
    return (made[place] ??= make((place * phases) / held));
  };
  return { taps, centre, phases, phaseStep: inRateHz / divisor, filter };
};
