// essentia.js, which is under the AGPL and therefore no dependency: measured where NODE_PATH or a folder above has it.
import { createRequire } from 'node:module';
import { readFrames } from './read-frames.mjs';
import { timeFrames } from './time-frames.mjs';
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';

const load = () => {
  try {
    return createRequire(import.meta.url)('essentia.js');
  } catch {
    return undefined;
  }
};

const library = load();
if (!library) {
  console.error('no essentia.js (AGPL; npm install it elsewhere and name that by NODE_PATH)');
  process.exit(1);
}
const essentia = new library.Essentia(library.EssentiaWASM);
const { fftSize, melBands, highHz } = FEATURE_SET;
const bins = fftSize / 2 + 1;

const toMfcc = (frame) => {
  const signal = essentia.arrayToVector(frame);
  const windowed = essentia.Windowing(signal, true, fftSize, 'hann').frame;
  const { spectrum } = essentia.Spectrum(windowed, fftSize);
  const made = essentia.MFCC(
    spectrum,
    2,
    highHz,
    bins,
    0,
    'dbpow',
    1,
    'unit_sum',
    melBands,
    13,
    SAMPLE_RATE_HZ,
  );
  [signal, windowed, spectrum, made.mfcc, made.bands].forEach((vector) => vector.delete());
};

const microseconds = timeFrames(await readFrames(process.argv[2]), toMfcc);
console.log(JSON.stringify({ microseconds, version: essentia.version }));
