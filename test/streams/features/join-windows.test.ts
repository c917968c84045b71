import { describe, expect, it } from 'vitest';
import { joinWindows } from '../../../streams/features/join-windows.js';
import {
  FEATURE_SET,
  findFrontEnd,
  SAMPLE_RATE_HZ,
  toFeatureWindows,
  valuesPerFrame,
  type FrontEnd,
} from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { synthesiseSweep } from '../../helpers/synthesise-sweep.js';
import { toChunks } from '../../helpers/to-chunks.js';

const musicnn = findFrontEnd('musicnn')!;
const wave = synthesiseSweep(SAMPLE_RATE_HZ, 6);

const windowsOf = (frontEnd: FrontEnd, sizes?: readonly number[]) =>
  collect(toChunks(wave, sizes), toFeatureWindows(frontEnd));

const mean = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('windows for a model with a front end of its own', () => {
  it("come at the model's pace, with an input of the model's size", () => {
    const windows = windowsOf(musicnn);
    expect(windows).toHaveLength(4);
    for (const [index, window] of windows.entries()) {
      expect(window.modelInput).toHaveLength(187 * 96);
      expect(window.endSeconds).toBeCloseTo(2.992 + 0.992 * index, 2);
    }
  });

  it("carry the mfcc and the meters of Earshot's own frames of the same time", () => {
    const [window] = windowsOf(musicnn);
    const own = windowsOf(FEATURE_SET)[0]!;
    expect(window!.mfcc).toHaveLength(own.mfcc.length);
    expect(window!.mfcc).not.toBe(window!.modelInput);
    expect(window!.level.rmsDb).toBeCloseTo(own.level.rmsDb, 0);
    expect(own.modelInput).toBe(own.mfcc);
  });

  it("give the very windows of Earshot's own front end when they are built from its numbers", () => {
    const own = windowsOf(FEATURE_SET);
    const built = collect(toChunks(wave), joinWindows(FEATURE_SET));
    expect(built).toHaveLength(own.length);
    built.forEach((window, index) => {
      const { modelInput, mfcc, ...rest } = window;
      const { modelInput: ownInput, mfcc: ownMfcc, ...ownRest } = own[index]!;
      expect(rest).toEqual(ownRest);
      expect(mfcc).toEqual(ownMfcc);
      modelInput.forEach((value, cell) => expect(value).toBeCloseTo(ownInput[cell]!, 3));
    });
  });

  it('are the same for any size of chunk', () => {
    const whole = windowsOf(musicnn, [wave.length]);
    const cut = windowsOf(musicnn, [333, 5000, 17]);
    expect(cut).toEqual(whole);
  });

  it('begin anew after missing audio', () => {
    const before = toChunks(wave.subarray(0, 4 * SAMPLE_RATE_HZ));
    const after = toChunks(wave.subarray(0, 4 * SAMPLE_RATE_HZ)).map((chunk, index) => ({
      ...chunk,
      startSeconds: chunk.startSeconds + 10,
      interrupted: index === 0,
    }));
    const windows = collect([...before, ...after], toFeatureWindows(musicnn));
    const resumed = windows.filter(({ startSeconds }) => startSeconds > 9);
    expect(resumed.map(({ interrupted }) => interrupted)).toEqual([true, false]);
    expect(resumed[0]!.modelInput).toEqual(windows[0]!.modelInput);
    expect(resumed[0]!.mfcc).toEqual(windows[0]!.mfcc);
  });

  it('give one window of a sound that is too short for a whole one', () => {
    const short = toChunks(wave.subarray(0, 1.5 * SAMPLE_RATE_HZ));
    const windows = collect(short, toFeatureWindows(musicnn));
    expect(windows).toHaveLength(1);
    expect(windows[0]!.modelInput).toHaveLength(187 * 96);
  });

  it('obey every field: magnitudes, HTK, natural logarithm, no centring, coefficients, level', () => {
    const vggish: FrontEnd = {
      ...musicnn,
      id: 'like-vggish',
      frameSamples: 400,
      fftSize: 512,
      frameHopSamples: 160,
      centred: false,
      window: 'hann-periodic',
      spectrum: 'magnitude',
      melBands: 64,
      melScale: 'htk',
      melNormalisation: 'none',
      lowHz: 125,
      highHz: 7500,
      compression: { kind: 'log', base: 'e', scale: 1, shift: 0.01 },
      windowFrames: 96,
      windowHopFrames: 96,
    };
    const [plain] = windowsOf(vggish);
    expect(plain!.modelInput).toHaveLength(96 * valuesPerFrame(vggish));
    expect(plain!.startSeconds).toBe(0);
    const [levelled] = windowsOf({ ...vggish, id: 'levelled', levelRemoved: true });
    expect(mean(levelled!.modelInput)).toBeCloseTo(0, 4);
    const [halved] = windowsOf({ ...vggish, id: 'halved', dividedBy: 2 });
    expect(halved!.modelInput[100]).toBeCloseTo(plain!.modelInput[100]! / 2, 6);
    const [cepstrum] = windowsOf({ ...vggish, id: 'cepstrum', coefficients: 20 });
    expect(cepstrum!.modelInput).toHaveLength(96 * 20);
  });
});
