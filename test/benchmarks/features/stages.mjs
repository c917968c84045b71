import FFT from 'fft.js';
import { from, lastValueFrom, toArray } from 'rxjs';
import { loadClassifier } from '../../../dist/models/index.js';
import { raiseAlarms } from '../../../dist/src/alarms/raise-alarms.js';
import {
  FEATURE_SET,
  measureSound,
  SAMPLE_RATE_HZ,
  toFeatureWindows,
} from '../../../dist/streams/index.js';
import { analyseSpectrum } from '../../../dist/streams/features/analyse-spectrum.js';
import { createChromaFilterBank } from '../../../dist/streams/features/chroma-filter-bank.js';
import { countSignChanges } from '../../../dist/streams/features/count-sign-changes.js';
import { createMagnitudeTransform } from '../../../dist/streams/features/create-magnitude-transform.js';
import { createMeyda } from '../../../dist/streams/features/create-meyda.js';
import { measureChroma } from '../../../dist/streams/features/measure-chroma.js';
import { measureFlux } from '../../../dist/streams/features/measure-flux.js';
import { measureShape } from '../../../dist/streams/features/measure-shape.js';
import { createMelFilterBank } from '../../../dist/streams/features/mel-filter-bank.js';
import { resampleChunks } from '../../../dist/streams/features/resample-chunks.js';
import { toLogMel } from '../../../dist/streams/features/to-log-mel.js';
import { windowToMfcc } from '../../../dist/streams/features/window-to-mfcc.js';
import { measureLevel } from '../../../dist/streams/frames/measure-level.js';
import { splitIntoFrames } from '../../../dist/streams/frames/split-into-frames.js';
import { createResampler } from '../../../dist/streams/sources/decode/resample.js';
import { prepareSmoothing } from './smoothing-stage.mjs';

const CHUNK = 4096;
const { fftSize, melBands, windowFrames, windowHopFrames } = FEATURE_SET;
const settings = { fftSize, sampleRateHz: SAMPLE_RATE_HZ };

const toChunks = (samples) =>
  Array.from({ length: Math.ceil(samples.length / CHUNK) }, (_, index) => ({
    samples: samples.slice(index * CHUNK, (index + 1) * CHUNK),
    startSeconds: (index * CHUNK) / SAMPLE_RATE_HZ,
    capturedAtMs: 0,
    interrupted: false,
  }));

const drain = (chunks, operator) => lastValueFrom(from(chunks).pipe(operator), { defaultValue: 0 });

/** Meyda asked for all frames as it comes, and for no more than its spectrum. */
const meydaStages = (frames) => {
  const meyda = createMeyda({ ...settings, windowing: 'hanning' });
  const wanted = ['mfcc', 'chroma', 'rms', 'spectralCentroid', 'spectralFlatness', 'zcr'];
  const each = (asked) => () => frames.forEach((frame) => meyda.extract(asked, frame));
  return [
    { name: 'Meyda alone, as many frames', run: each(wanted) },
    { name: 'Meyda, spectrum only', run: each('powerSpectrum') },
  ];
};

/** The spectrum by fft.js on all samples, and the way it is used here. */
const spectrumStages = (frames) => {
  const input = new Float64Array(fftSize);
  const whole = new FFT(fftSize);
  const spectrum = new Float64Array(2 * fftSize);
  const transform = createMagnitudeTransform(fftSize);
  const magnitudes = new Float32Array(fftSize / 2);
  const each = (run) => () =>
    frames.forEach((frame) => {
      input.set(frame);
      run();
    });
  return [
    { name: 'fft.js realTransform', run: each(() => whole.realTransform(spectrum, input)) },
    { name: 'our FFT, with magnitudes', run: each(() => transform(input, magnitudes)) },
  ];
};

/** What is made of a spectrum. */
const partStages = (frames) => {
  const mel = createMelFilterBank({ ...settings, bands: melBands });
  const chroma = createChromaFilterBank(fftSize, SAMPLE_RATE_HZ);
  const spectra = frames.map((frame) => {
    const { amplitude, power } = analyseSpectrum(frame);
    return { amplitude: amplitude.slice(), power: power.slice() };
  });
  const doubles = frames.map((frame) => Float64Array.from(frame));
  const each = (all, run) => () => all.forEach((one, index) => run(one, index));
  return [
    { name: 'mel bands in dB', run: each(spectra, ({ power }) => toLogMel(power, mel)) },
    { name: 'chroma', run: each(spectra, ({ amplitude }) => measureChroma(amplitude, chroma)) },
    { name: 'centroid, flatness', run: each(spectra, ({ amplitude }) => measureShape(amplitude)) },
    {
      name: 'flux',
      run: each(spectra.slice(1), ({ amplitude }, before) =>
        measureFlux(spectra[before].amplitude, amplitude),
      ),
    },
    { name: 'level', run: each(frames, measureLevel) },
    { name: 'zero crossings', run: each(doubles, countSignChanges) },
    { name: 'MFCC of windows', run: mfccOf(spectra.map(({ power }) => toLogMel(power, mel))) },
  ];
};

const mfccOf = (rows) => {
  const windows = [];
  for (let end = windowFrames; end <= rows.length; end += windowHopFrames) {
    const window = new Float32Array(windowFrames * melBands);
    rows.slice(end - windowFrames, end).forEach((row, index) => window.set(row, index * melBands));
    windows.push(window);
  }
  return () => windows.forEach(windowToMfcc);
};

const resampleStages = (samples, chunks) => {
  const double = Float32Array.from({ length: 2 * samples.length }, (_, n) => samples[n >> 1]);
  return [
    {
      name: 'resample 44.1 to 22.05 kHz (not with ffmpeg)',
      run: () => {
        const { push } = createResampler(2 * SAMPLE_RATE_HZ, SAMPLE_RATE_HZ);
        for (let at = 0; at < double.length; at += CHUNK) push(double.subarray(at, at + CHUNK));
      },
    },
    {
      name: 'resample 22.05 to 16 kHz (other front ends)',
      run: () => drain(chunks, resampleChunks(16_000)),
    },
  ];
};

/** All that is measured: a name and a run over all of the sound. */
export const prepareStages = async (samples) => {
  const chunks = toChunks(samples);
  const frames = [];
  from(chunks)
    .pipe(splitIntoFrames())
    .subscribe((frame) => frames.push(frame.samples.slice()));
  const windows = await lastValueFrom(from(chunks).pipe(toFeatureWindows(), toArray()));
  return [
    ...meydaStages(frames),
    ...spectrumStages(frames),
    { name: 'cutting into frames', run: () => drain(chunks, splitIntoFrames()) },
    ...partStages(frames),
    { name: 'the whole feature stage', run: () => drain(chunks, toFeatureWindows()) },
    {
      name: '… with loudness, tempo and key',
      run: () => drain(chunks, measureSound(toFeatureWindows())),
    },
    { name: 'smoothing', run: await prepareSmoothing(await loadClassifier(), windows) },
    { name: 'alarms', run: () => drain(chunks, raiseAlarms()) },
    ...resampleStages(samples, chunks),
  ];
};
