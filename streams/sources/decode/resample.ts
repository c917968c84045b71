import { applyFilter } from './apply-filter.js';
import { buildFilterBank, type FilterBank } from './filter-bank.js';

/** Changes the sample rate of one endless signal; holds no more than a filter's length between calls. */
export type Resampler = {
  /** Takes the next samples and gives those of the new rate that they complete. */
  readonly push: (samples: Float32Array) => Float32Array;
  /** Gives the last samples, which push held back for want of a future. */
  readonly flush: () => Float32Array;
};

/** ffmpeg's. */
const TAPS_AT_FULL_BAND = 32;

/** Longer inputs, which no live decoder gives, have memory of their own. */
const ROOM_SAMPLES = 32_768;
/** Of all resamplers, as none keeps it beyond a call: fresh memory for each piece of each station is what the garbage collector would be busy with. */
const room = new Float64Array(ROOM_SAMPLES);

const takeRoom = (length: number): Float64Array =>
  length > ROOM_SAMPLES ? new Float64Array(length) : room.subarray(0, length);

/**
 * A polyphase windowed-sinc resampler with the filter of ffmpeg's (Kaiser window, half level at 97 % of the
 * lower Nyquist frequency), so that sound comes out alike whichever decoder is used; more taps make it steeper. In and out are aligned:
 * output sample n is the input at time n / outRateHz, and N input samples give ceil(N · out / in).
 */
export const createResampler = (
  inRateHz: number,
  outRateHz: number,
  tapsAtFullBand = TAPS_AT_FULL_BAND,
): Resampler => {
  if (inRateHz === outRateHz)
    return { push: (samples) => samples, flush: () => new Float32Array(0) };
  const bank = buildFilterBank(inRateHz, outRateHz, tapsAtFullBand);
  let held: Float64Array = new Float64Array(bank.centre);
  let heardSamples = 0;
  let givenSamples = 0;
  let phase = 0;
  const push = (samples: Float32Array): Float32Array => {
    heardSamples += samples.length;
    const input = takeRoom(held.length + samples.length);
    input.set(held);
    input.set(samples, held.length);
    const run = convolve(bank, input, phase);
    held = input.slice(run.consumed);
    phase = run.phase;
    givenSamples += run.output.length;
    return run.output;
  };
  const flush = (): Float32Array => {
    const wanted = Math.ceil((heardSamples * outRateHz) / inRateHz) - givenSamples;
    return push(new Float32Array(bank.taps)).slice(0, Math.max(0, wanted));
  };
  return { push, flush };
};

type Run = { readonly output: Float32Array; readonly consumed: number; readonly phase: number };

const convolve = (bank: FilterBank, input: Float64Array, firstPhase: number): Run => {
  const { taps, phases, phaseStep } = bank;
  const places = Math.max(0, input.length - taps + 1);
  const count = Math.max(0, Math.ceil((places * phases - firstPhase) / phaseStep));
  const output = new Float32Array(count);
  // After as many outputs as there are phases, the filter is the same again.
  for (let n = 0; n < Math.min(count, phases); n++) {
    const phase = firstPhase + n * phaseStep;
    const from = { first: Math.floor(phase / phases), step: phaseStep };
    applyFilter(bank.filter(phase % phases), input, from, output, { first: n, step: phases });
  }
  const phase = firstPhase + count * phaseStep;
  // When the rate falls far, the next place may lie beyond what is at hand: the rest is counted in the phase.
  const consumed = Math.min(Math.floor(phase / phases), input.length);
  return { output, consumed, phase: phase - consumed * phases };
};
