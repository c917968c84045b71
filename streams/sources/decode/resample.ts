import { buildFilterBank, type FilterBank } from './filter-bank.js';
import { takeFilterRoom } from './filter-room.js';

/** Changes the sample rate of one endless signal; holds no more than a filter's length between calls. */
export type Resampler = {
  /** Takes the next samples and gives those of the new rate that they complete. */
  readonly push: (samples: Float32Array) => Float32Array;
  /** Gives the last samples, which push held back for want of a future. */
  readonly flush: () => Float32Array;
};

/** ffmpeg's. */
const TAPS_AT_FULL_BAND = 32;

/** Longer ones go piece by piece, so that the room that all resamplers share stays small. */
const LONGEST_PIECE_SAMPLES = 8192;

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
  let held = new Float32Array(bank.centre);
  let heardSamples = 0;
  let givenSamples = 0;
  let phase = 0;
  const pushPiece = (samples: Float32Array): Float32Array => {
    const run = convolve(bank, held, samples, phase);
    ({ held, phase } = run);
    heardSamples += samples.length;
    givenSamples += run.output.length;
    return run.output;
  };
  const push = (samples: Float32Array): Float32Array =>
    samples.length <= LONGEST_PIECE_SAMPLES
      ? pushPiece(samples)
      : joinSamples(cutSamples(samples, LONGEST_PIECE_SAMPLES).map(pushPiece));
  const flush = (): Float32Array => {
    const wanted = Math.ceil((heardSamples * outRateHz) / inRateHz) - givenSamples;
    return push(new Float32Array(bank.taps)).slice(0, Math.max(0, wanted));
  };
  return { push, flush };
};

const cutSamples = (samples: Float32Array, length: number): readonly Float32Array[] =>
  Array.from({ length: Math.ceil(samples.length / length) }, (_, index) =>
    samples.subarray(index * length, (index + 1) * length),
  );

const joinSamples = (pieces: readonly Float32Array[]): Float32Array => {
  const joined = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => (joined.set(piece, at), at + piece.length), 0);
  return joined;
};

type Run = {
  readonly output: Float32Array;
  readonly held: Float32Array<ArrayBuffer>;
  readonly phase: number;
};

const convolve = (
  bank: FilterBank,
  held: Float32Array,
  samples: Float32Array,
  firstPhase: number,
): Run => {
  const { taps, phases, phaseStep } = bank;
  const inputLength = held.length + samples.length;
  const places = Math.max(0, inputLength - taps + 1);
  const count = Math.max(0, Math.ceil((places * phases - firstPhase) / phaseStep));
  const steps = { inputStep: phaseStep, outputStep: phases };
  const filterLength = bank.paddedTaps;
  const room = takeFilterRoom({ inputLength, outputLength: count, filterLength, ...steps });
  room.input.set(held);
  room.input.set(samples, held.length);
  // After as many outputs as there are phases, the filter is the same again.
  for (let n = 0; n < Math.min(count, phases); n++) {
    const phase = firstPhase + n * phaseStep;
    const from = { first: Math.floor(phase / phases), step: phaseStep };
    room.apply(bank.filter(phase % phases), from, { first: n, step: phases });
  }
  const phase = firstPhase + count * phaseStep;
  // When the rate falls far, the next place may lie beyond what is at hand: the rest is counted in the phase.
  const consumed = Math.min(Math.floor(phase / phases), inputLength);
  return {
    output: room.output(),
    held: room.input.slice(consumed),
    phase: phase - consumed * phases,
  };
};
