// How many seconds of sound each stage gets through in a second, on one core.
// Run by `npm run bench`, or `npm run bench -- --json` for one JSON object. Needs the built program.
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import Meyda from 'meyda';
import { from, lastValueFrom, reduce, toArray } from 'rxjs';
import { loadClassifier } from '../../dist/models/index.js';
import { listenToStation } from '../../dist/src/pipeline.js';
import {
  chooseDecoder,
  FEATURE_SET,
  SAMPLE_RATE_HZ,
  toFeatureWindows,
} from '../../dist/streams/index.js';
import { decodeAudio } from '../../dist/streams/sources/decode/decode-audio.js';
import { renderSynthetic } from '../../dist/streams/sources/synthetic/render-synthetic.js';

const AUDIO_SECONDS = 60;
const ROUNDS = 5;
const CHUNK = 4096;

const say = process.argv.includes('--json') ? () => {} : (line) => console.log(line);

/** The median × real time of several rounds; a round says how many seconds of sound it did. */
const measure = async (name, round) => {
  const factors = [];
  for (let i = 0; i < ROUNDS; i++) {
    const startMs = performance.now();
    const audioSeconds = await round();
    factors.push(audioSeconds / ((performance.now() - startMs) / 1000));
  }
  const factor = factors.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  say(`${name.padEnd(34)} ${factor.toFixed(0).padStart(6)} × real time`);
  return Number(factor.toFixed(1));
};

/** The MP3 fixture over and over, as a stream would bring it. */
const longMp3 = async () => {
  const fixture = await readFile(new URL('../fixtures/encoded/jazz.mp3', import.meta.url));
  const once = await decodeSeconds([fixture], 'wasm');
  return Array(Math.ceil(AUDIO_SECONDS / once)).fill(fixture);
};

const decodeSeconds = async (pieces, decoder) => {
  let samples = 0;
  for await (const block of decodeAudio(inOrder(pieces), { decoder })) samples += block.length;
  return samples / SAMPLE_RATE_HZ;
};

async function* inOrder(pieces) {
  yield* pieces;
}

const toChunks = (samples) =>
  Array.from({ length: Math.ceil(samples.length / CHUNK) }, (_, index) => ({
    samples: samples.slice(index * CHUNK, (index + 1) * CHUNK),
    startSeconds: (index * CHUNK) / SAMPLE_RATE_HZ,
    capturedAtMs: 0,
    interrupted: false,
  }));

const extractWithMeydaAlone = (samples) => {
  const { fftSize, frameHopSamples } = FEATURE_SET;
  const wanted = ['mfcc', 'chroma', 'rms', 'spectralCentroid', 'spectralFlatness', 'zcr'];
  for (let start = 0; start + fftSize <= samples.length; start += frameHopSamples) {
    Meyda.extract(wanted, samples.subarray(start, start + fftSize));
  }
  return samples.length / SAMPLE_RATE_HZ;
};

const mp3Source = (pieces, decoder) => ({
  uri: 'bench:mp3',
  live: false,
  events: (demand) => from(decodedEvents(pieces, decoder, demand)),
});

async function* decodedEvents(pieces, decoder, demand) {
  let heard = 0;
  for await (const samples of decodeAudio(inOrder(pieces), { decoder })) {
    await demand?.ready();
    const startSeconds = heard / SAMPLE_RATE_HZ;
    heard += samples.length;
    const chunk = { samples, startSeconds, capturedAtMs: Date.now(), interrupted: false };
    yield { kind: 'audio', chunk };
  }
}

const listenWhole = (pieces, decoder, classifier) =>
  lastValueFrom(
    listenToStation(mp3Source(pieces, decoder), classifier).pipe(
      reduce(
        (end, { kind, scores }) => (kind === 'prediction' ? scores.window.endSeconds : end),
        0,
      ),
    ),
  );

const inferenceRound = async (classifier, windows, batch) => {
  const hopSeconds = (FEATURE_SET.windowHopFrames * FEATURE_SET.frameHopSamples) / SAMPLE_RATE_HZ;
  const states = Array.from({ length: batch }, classifier.initialState);
  for (const { modelInput } of windows) {
    const results = await classifier.step(states.map((state) => ({ input: modelInput, state })));
    results.forEach(({ state }, index) => (states[index] = state));
  }
  return windows.length * batch * hopSeconds;
};

const samples = renderSynthetic('jazz', AUDIO_SECONDS);
const chunks = toChunks(samples);
const windows = await lastValueFrom(from(chunks).pipe(toFeatureWindows(), toArray()));
const mp3 = await longMp3();
const decoder = await chooseDecoder();
const classifier = await loadClassifier();
await classifier.step([{ input: windows[0].modelInput, state: classifier.initialState() }]);

say(
  `${cpus()[0].model}, Node ${process.version}, engine ${classifier.info.engine}, decoder ${decoder}\n`,
);
const realTimeFactor = {
  decode: await measure(`decode MP3 (${decoder})`, () => decodeSeconds(mp3, decoder)),
  decodeWasm: await measure('decode MP3 (wasm)', () => decodeSeconds(mp3, 'wasm')),
  features: await measure('features', () =>
    lastValueFrom(from(chunks).pipe(toFeatureWindows(), toArray())).then(() => AUDIO_SECONDS),
  ),
  meydaAlone: await measure('Meyda alone, as many frames', () => extractWithMeydaAlone(samples)),
  inference: await measure('inference, one station', () => inferenceRound(classifier, windows, 1)),
  kinds: await measure('music, speech or noise, one station', () =>
    inferenceRound(classifier.soundKinds, windows, 1),
  ),
  inferenceBatch32: await measure('inference, 32 stations a call', () =>
    inferenceRound(classifier, windows.slice(0, 10), 32),
  ),
  whole: await measure('whole: MP3 to detections', () => listenWhole(mp3, decoder, classifier)),
};
classifier.dispose();

if (process.argv.includes('--json')) {
  const machine = { cpu: cpus()[0].model, node: process.version };
  const { engine, name, hash } = classifier.info;
  console.log(JSON.stringify({ machine, engine, decoder, model: { name, hash }, realTimeFactor }));
}
