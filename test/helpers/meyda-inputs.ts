import { createMelFilterBank } from '../../streams/features/mel-filter-bank.js';
import { dctBasis, FEATURE_SET, SAMPLE_RATE_HZ } from '../../streams/index.js';
import { askMeyda } from './ask-meyda.js';
import { collect } from './collect.js';
import { cutFrames } from './cut-frames.js';
import { toChunks } from './to-chunks.js';

const { melBands, coefficients, compression, windowFrames, windowHopFrames, dividedBy } =
  FEATURE_SET;
const bank = createMelFilterBank({
  bands: melBands,
  fftSize: FEATURE_SET.fftSize,
  sampleRateHz: SAMPLE_RATE_HZ,
});
const basis = dctBasis(melBands, coefficients);

const toDecibels = (power: Float32Array): number[] =>
  bank.weights.map((weights, band) => {
    const first = bank.firstBin[band]!;
    const energy = weights.reduce((sum, weight, i) => sum + weight * (power[first + i] ?? 0), 0);
    return 10 * Math.log10(Math.max(compression.leastPower, energy));
  });

const toInput = (rows: readonly (readonly number[])[]): number[] => {
  const floor = Math.max(...rows.flat()) - compression.rangeDb;
  const cepstra = rows.map((row) =>
    Array.from({ length: coefficients }, (_, k) =>
      row.reduce((sum, db, band) => sum + basis[k * melBands + band]! * Math.max(db, floor), 0),
    ),
  );
  const level = cepstra.reduce((sum, [first]) => sum + first!, 0) / cepstra.length;
  return cepstra.flatMap((row) =>
    row.map((value, k) => (k === 0 ? value - level : value) / dividedBy),
  );
};

/** What the model would hear if Meyda ran on each frame and the rest were done by the book, window by window. */
export const meydaInputs = (wave: Float32Array): number[][] => {
  const rows = collect(toChunks(wave), cutFrames()).map(({ samples }) =>
    toDecibels(askMeyda(samples).power),
  );
  const count = Math.max(0, Math.floor((rows.length - windowFrames) / windowHopFrames) + 1);
  return Array.from({ length: count }, (_, window) =>
    toInput(rows.slice(window * windowHopFrames, window * windowHopFrames + windowFrames)),
  );
};
