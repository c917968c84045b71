// Meyda as one uses it for such features, at the right size of frame and sample rate.
import { FEATURE_SET, SAMPLE_RATE_HZ } from '../../../dist/streams/index.js';
import { createMeyda } from '../../../dist/streams/features/create-meyda.js';
import { readFrames } from './read-frames.mjs';
import { timeFrames } from './time-frames.mjs';

const WANTED = ['mfcc', 'chroma', 'rms', 'spectralCentroid', 'spectralFlatness', 'zcr'];
const { fftSize } = FEATURE_SET;
const meyda = createMeyda({ fftSize, sampleRateHz: SAMPLE_RATE_HZ, windowing: 'hanning' });
const read = await readFrames(process.argv[2]);
const microseconds = timeFrames(read, (frame) => meyda.extract(WANTED, frame));
console.log(JSON.stringify({ microseconds }));
