import { createFilterKernel, type FilterKernel } from './filter-kernel.js';

/** Places that follow each other at one distance. */
export type EvenlySpaced = { readonly first: number; readonly step: number };

/** A signal and what filters make of it, in the memory that the filters run on. */
export type FilterRoom = {
  /** `held` and then `samples`, followed by zeros for as long as a filter may reach. */
  readonly input: Float32Array;
  /** Writes to evenly spaced places of the output the sums under a filter whose first tap lies at those of `input`. */
  readonly apply: (filter: Float32Array, from: EvenlySpaced, to: EvenlySpaced) => void;
  /** A copy of what was written. */
  readonly output: () => Float32Array;
};

/** How much room is wanted; `filterLength` is a multiple of 4. */
export type RoomWish = {
  readonly inputLength: number;
  readonly outputLength: number;
  readonly filterLength: number;
  /** The greatest steps that follow. */
  readonly inputStep: number;
  readonly outputStep: number;
};

const PAGE_BYTES = 65_536;
const SAMPLE_BYTES = 4;
/** Outputs are made four at a time. */
const MOST_BEYOND = 3;

let kernel: ReturnType<typeof createFilterKernel> | undefined;

/** Memory of all resamplers of a thread, as none keeps it beyond a call; it grows to the longest piece. */
const takeMemory = (
  bytes: number,
): { readonly buffer: ArrayBuffer; readonly run: FilterKernel } => {
  const { memory, run } = (kernel ??= createFilterKernel());
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
  return { buffer: memory.buffer, run };
};

/** Room for one piece of one signal, until the next call of this function. */
export const takeFilterRoom = (wish: RoomWish): FilterRoom => {
  const { filterLength, inputLength, outputLength } = wish;
  const inputRoom = inputLength + filterLength + MOST_BEYOND * wish.inputStep;
  const outputRoom = outputLength + (MOST_BEYOND + 1) * wish.outputStep;
  const inputAt = filterLength * SAMPLE_BYTES;
  const outputAt = inputAt + inputRoom * SAMPLE_BYTES;
  const { buffer, run } = takeMemory(outputAt + outputRoom * SAMPLE_BYTES);
  const taps = new Float32Array(buffer, 0, filterLength);
  const input = new Float32Array(buffer, inputAt, inputLength);
  new Float32Array(buffer, inputAt, inputRoom).fill(0, inputLength);
  const apply: FilterRoom['apply'] = (filter, from, to) => {
    const count = Math.ceil((outputLength - to.first) / to.step);
    if (count <= 0) return;
    taps.set(filter);
    const [inStep, outStep] = [from.step * SAMPLE_BYTES, to.step * SAMPLE_BYTES];
    const first = inputAt + from.first * SAMPLE_BYTES;
    run(0, inputAt, first, inStep, outputAt + to.first * SAMPLE_BYTES, outStep, count);
  };
  return { input, apply, output: () => new Float32Array(buffer, outputAt, outputLength).slice() };
};
