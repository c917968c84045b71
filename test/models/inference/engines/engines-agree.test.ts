import { from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  type Classifier,
  type ClassifierResult,
  type EngineName,
  loadClassifier,
} from '../../../../models/index.js';
import { FEATURE_SET, toFeatureWindows } from '../../../../streams/index.js';
import { hasEngine } from '../../../helpers/engine-packages.js';
import { DATA_FOLDER, listClips, readClip } from '../../../helpers/real-clips.js';
import { toChunks } from '../../../helpers/to-chunks.js';

const CLIPS = 40;
const WINDOWS = 26;

const windowsOf = async (wave: Float32Array): Promise<Float32Array[]> => {
  const windows = await lastValueFrom(
    from(toChunks(wave, [65_536])).pipe(toFeatureWindows(), toArray()),
  );
  return windows.slice(0, WINDOWS).map(({ mfcc }) => mfcc);
};

const madeUpWindow = (clip: number, nth: number): Float32Array =>
  Float32Array.from(
    { length: FEATURE_SET.windowFrames * FEATURE_SET.coefficients },
    (_, cell) => Math.sin(clip * 1.7 + nth * 0.61 + cell * (0.11 + clip * 0.013)) * 2,
  );

/** `[clips][windows]`, of all genres where there is music. */
const loadWindows = async (): Promise<Float32Array[][]> => {
  if (DATA_FOLDER === undefined) {
    return Array.from({ length: CLIPS }, (_, clip) =>
      Array.from({ length: WINDOWS }, (_each, nth) => madeUpWindow(clip, nth)),
    );
  }
  const paths = listClips(DATA_FOLDER, '.opus');
  const some = Array.from(
    { length: CLIPS },
    (_, i) => paths[Math.floor((i * paths.length) / CLIPS)]!,
  );
  return Promise.all(some.map((path) => windowsOf(readClip(DATA_FOLDER!, path))));
};

const clips = await loadWindows();

/** All clips side by side, as stations are, each with the memory that this engine made of it. */
const hear = async (
  classifier: Classifier,
  heard: readonly (readonly Float32Array[])[],
): Promise<ClassifierResult[]> => {
  const results: ClassifierResult[] = [];
  let states = heard.map(() => classifier.initialState());
  for (let nth = 0; nth < heard[0]!.length; nth++) {
    const step = await classifier.step(
      heard.map((windows, clip) => ({ input: windows[nth]!, state: states[clip]! })),
    );
    states = step.map(({ state }) => state);
    results.push(...step);
  }
  return results;
};

const hearOn = async (
  engine: EngineName,
  model: string,
  heard: readonly (readonly Float32Array[])[],
): Promise<ClassifierResult[]> => {
  const classifier = await loadClassifier({ engine, model });
  expect(classifier.info.engine).toBe(engine);
  const results = await hear(classifier, heard);
  classifier.dispose();
  return results;
};

const numbersOf = ({ probabilities, state }: ClassifierResult): number[] => [
  ...probabilities,
  ...Object.values(state).flatMap((memory) => [...memory]),
];

const greatestDifference = (
  some: readonly ClassifierResult[],
  others: readonly ClassifierResult[],
): number => {
  const [a, b] = [some, others].map((results) => results.flatMap(numbersOf));
  expect(a).toHaveLength(b!.length);
  return a!.reduce((most, value, place) => Math.max(most, Math.abs(value - b![place]!)), 0);
};

const all = () => {
  expect(clips.flat().length).toBeGreaterThanOrEqual(1000);
  return clips;
};

const expectAgreement = async (engine: EngineName, heard: readonly Float32Array[][]) => {
  for (const model of ['hybrid', 'sound-kind']) {
    const reference = await hearOn('wasm', model, heard);
    const results = await hearOn(engine, model, heard);
    expect(greatestDifference(results, reference)).toBeLessThan(1e-4);
  }
};

describe('the engines agree within 1e-4, probabilities and memories, on windows one after the other', () => {
  it.skipIf(!hasEngine('onnx'))('onnx with wasm, on 1,000 windows', { timeout: 120_000 }, () =>
    expectAgreement('onnx', all()),
  );

  it.skipIf(!hasEngine('tfjs-node'))(
    'tfjs-node with wasm, on 1,000 windows',
    { timeout: 120_000 },
    () => expectAgreement('tfjs-node', all()),
  );

  it.skipIf(!hasEngine('webgpu'))(
    'webgpu with wasm, on two windows of two clips, as it runs on a processor here',
    { timeout: 120_000 },
    () =>
      expectAgreement(
        'webgpu',
        clips.slice(0, 2).map((windows) => windows.slice(0, 2)),
      ),
  );
});

describe('auto', () => {
  it.skipIf(!hasEngine('onnx'))(
    'measures the engines that load and says what it found',
    { timeout: 60_000 },
    async () => {
      const classifier = await loadClassifier({ engine: 'auto' });
      const { engine, engineSpeeds } = classifier.info;
      const speeds = Object.entries(engineSpeeds!);
      expect(speeds.map(([name]) => name)).toEqual(expect.arrayContaining(['onnx', 'wasm']));
      expect(speeds.toSorted(([, a], [, b]) => b - a)[0]![0]).toBe(engine);
      expect(speeds.map(([name]) => name)).not.toContain('webgpu');
      classifier.dispose();
    },
  );
});
