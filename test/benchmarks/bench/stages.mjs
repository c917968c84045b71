// The stages of a live station one by one, and all of them, over the same sound: a name and a run that tells how many
// seconds of sound it did.
import { createReadStream } from 'node:fs';
import { from, lastValueFrom, reduce, toArray } from 'rxjs';
import { defaultAlarmOptions } from '../../../dist/src/alarms/alarm-options.js';
import { listenToStation } from '../../../dist/src/pipeline.js';
import { createStationHub } from '../../../dist/src/publish/hub/station-hub.js';
import { toWireMessage } from '../../../dist/src/publish/hub/to-wire-message.js';
import {
  FEATURE_SET,
  measureSound,
  SAMPLE_RATE_HZ,
  toFeatureWindows,
} from '../../../dist/streams/index.js';
import { decodeAudio } from '../../../dist/streams/sources/decode/decode-audio.js';
import { createResampler } from '../../../dist/streams/sources/decode/resample.js';
import { prepareSmoothing } from '../features/smoothing-stage.mjs';

const CHUNK = 2205;
const hopSeconds = (FEATURE_SET.windowHopFrames * FEATURE_SET.frameHopSamples) / SAMPLE_RATE_HZ;

const decode = async (mp3, decoder, onBlock = () => {}) => {
  let samples = 0;
  for await (const block of decodeAudio(createReadStream(mp3), { decoder })) {
    samples += block.length;
    onBlock(block);
  }
  return samples / SAMPLE_RATE_HZ;
};

const readSamples = async (mp3) => {
  const blocks = [];
  const seconds = await decode(mp3, 'wasm', (block) => blocks.push(block));
  const samples = new Float32Array(Math.round(seconds * SAMPLE_RATE_HZ));
  blocks.reduce((at, block) => (samples.set(block, at), at + block.length), 0);
  return samples;
};

const toChunks = (samples) =>
  Array.from({ length: Math.floor(samples.length / CHUNK) }, (_, index) => ({
    samples: samples.slice(index * CHUNK, (index + 1) * CHUNK),
    startSeconds: (index * CHUNK) / SAMPLE_RATE_HZ,
    capturedAtMs: 0,
    interrupted: false,
  }));

const infer = async (classifier, inputs, batch) => {
  let states = Array.from({ length: batch }, classifier.initialState);
  for (const input of inputs) {
    const results = await classifier.step(states.map((state) => ({ input, state })));
    states = results.map(({ state }) => state);
  }
  return inputs.length * batch * hopSeconds;
};

async function* chunkEvents(mp3, decoder, demand) {
  let heard = 0;
  for await (const samples of decodeAudio(createReadStream(mp3), { decoder })) {
    await demand?.ready();
    const startSeconds = heard / SAMPLE_RATE_HZ;
    heard += samples.length;
    const chunk = { samples, startSeconds, capturedAtMs: Date.now(), interrupted: false };
    yield { kind: 'audio', chunk };
  }
}

const toEnd = reduce(
  (end, { kind, scores }) => (kind === 'prediction' ? scores.window.endSeconds : end),
  0,
);

/** A file through everything; with `options` as a live station has them. */
const whole = (mp3, decoder, classifier, options) => {
  const events = (demand) => from(chunkEvents(mp3, decoder, demand));
  const source = { uri: 'bench:mp3', live: false, events };
  return lastValueFrom(listenToStation(source, classifier, options).pipe(toEnd));
};

/** Messages of outputs, through the hub to the bytes of a frame. */
const publish = (outputs) => {
  const hub = createStationHub();
  hub.addStation('one', 'bench:mp3');
  let bytes = 0;
  hub.published$.subscribe(({ frame }) => (bytes += frame().data.length));
  for (const output of outputs) hub.publish('one', toWireMessage(output, { now: Date.now }));
  return bytes > 0 ? outputs.length * hopSeconds : 0;
};

const drain = (chunks, operator) => lastValueFrom(from(chunks).pipe(operator), { defaultValue: 0 });

const readOutputs = (mp3, classifier) => {
  const events = (demand) => from(chunkEvents(mp3, 'wasm', demand));
  const source = { uri: 'bench:mp3', live: false, events };
  const outputs = listenToStation(source, classifier).pipe(toArray());
  return lastValueFrom(outputs).then((all) => all.filter(({ kind }) => kind === 'prediction'));
};

/** All stages over one MP3. */
export const prepareStages = async ({ mp3, decoder, classifier, descriptors }) => {
  const samples = await readSamples(mp3);
  const chunks = toChunks(samples);
  const seconds = samples.length / SAMPLE_RATE_HZ;
  const windows = await lastValueFrom(from(chunks).pipe(toFeatureWindows(), toArray()));
  const inputs = windows.map(({ modelInput }) => modelInput);
  const kinds = windows.map(({ mfcc }) => mfcc);
  const stereo = Float32Array.from({ length: 2 * samples.length }, (_, n) => samples[n >> 1]);
  const smooth = await prepareSmoothing(classifier, windows);
  const outputs = await readOutputs(mp3, classifier);
  const live = { descriptors, alarms: defaultAlarmOptions };
  return {
    decode: () => decode(mp3, decoder),
    decodeWasm: () => decode(mp3, 'wasm'),
    resample: () => {
      const { push } = createResampler(2 * SAMPLE_RATE_HZ, SAMPLE_RATE_HZ);
      for (let at = 0; at < stereo.length; at += 4096) push(stereo.subarray(at, at + 4096));
      return seconds;
    },
    features: () => drain(chunks, toFeatureWindows()).then(() => seconds),
    featuresWithMeasures: () => drain(chunks, measureSound(toFeatureWindows())).then(() => seconds),
    inference: () => infer(classifier, inputs, 1),
    inferenceBatch32: () => infer(classifier, inputs.slice(0, 10), 32),
    soundKinds: () => infer(classifier.soundKinds, kinds, 1),
    soundKindsBatch32: () => infer(classifier.soundKinds, kinds.slice(0, 10), 32),
    smoothing: () => smooth().then(() => seconds),
    publish: () => publish(outputs),
    whole: () => whole(mp3, decoder, classifier, {}),
    wholeAsLive: () => whole(mp3, decoder, classifier, live),
  };
};
