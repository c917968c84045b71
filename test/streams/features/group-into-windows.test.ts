import { describe, expect, it } from 'vitest';
import {
  FEATURE_SET,
  SAMPLE_RATE_HZ,
  groupIntoWindows,
  type FeatureFrame,
  type FeatureWindow,
} from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';

const { frameHopSamples, fftSize, melBands } = FEATURE_SET;
const HALF_FRAME_SECONDS = fftSize / 2 / SAMPLE_RATE_HZ;
const secondsOf = (frame: number): number => (frame * frameHopSamples) / SAMPLE_RATE_HZ;

const frameNumber = (index: number): FeatureFrame => ({
  centreSeconds: secondsOf(index),
  capturedAtMs: index,
  logMelDb: Float32Array.from({ length: melBands }, (_, band) => -((index * 7 + band * 3) % 50)),
  chroma: Float32Array.from({ length: 12 }, (_, pitch) => (pitch === index % 12 ? 1 : 0)),
  rms: index < 26 ? 0.5 : 0.1,
  peak: index < 26 ? 1 : 0.2,
  centroidHz: index,
  flatness: 0.5,
  flux: 2,
  zeroCrossingRate: 0.25,
  interrupted: false,
});

const frames = (count: number, first = 0): FeatureFrame[] =>
  Array.from({ length: count }, (_, index) => frameNumber(first + index));
const windowsOf = (list: readonly FeatureFrame[]): FeatureWindow[] =>
  collect(list, groupIntoWindows());

describe('groupIntoWindows', () => {
  it('gives the first window with frame 39 and one each 13 frames from then on', () => {
    expect(windowsOf(frames(38))).toHaveLength(1);
    expect(windowsOf(frames(39))).toHaveLength(1);
    const windows = windowsOf(frames(70));
    expect(windows.map((window) => window.capturedAtMs)).toEqual([38, 51, 64]);
  });

  it('says from where to where a window reaches', () => {
    const [first, second] = windowsOf(frames(52));
    expect(first!.startSeconds).toBe(0);
    expect(first!.endSeconds).toBeCloseTo(secondsOf(38) + HALF_FRAME_SECONDS, 9);
    expect(second!.startSeconds).toBeCloseTo(secondsOf(13) - HALF_FRAME_SECONDS, 9);
    expect(second!.endSeconds).toBeCloseTo(secondsOf(51) + HALF_FRAME_SECONDS, 9);
  });

  it('shows level, chroma and descriptors of the newest 13 frames', () => {
    const [window] = windowsOf(frames(39));
    expect(window!.level.rmsDb).toBeCloseTo(-20, 6);
    expect(window!.level.peakDb).toBeCloseTo(20 * Math.log10(0.2), 6);
    const { centroidHz, rms, logMelDb, ...others } = window!.descriptors;
    expect(centroidHz).toBeCloseTo(32, 9);
    expect(rms).toBeCloseTo(0.1, 9);
    const bands = frames(13, 26).flatMap((frame) => [...frame.logMelDb]);
    expect(logMelDb).toBeCloseTo(bands.reduce((sum, band) => sum + band, 0) / bands.length, 4);
    expect(others).toEqual({ flatness: 0.5, flux: 2, zeroCrossingRate: 0.25 });
    expect(window!.chroma[2]).toBeCloseTo(2 / 13, 6);
  });

  it('begins anew after missing audio and marks the next window only', () => {
    const [gap, ...rest] = frames(52, 45);
    const windows = windowsOf([...frames(45), { ...gap!, interrupted: true }, ...rest]);
    expect(windows.map((window) => window.interrupted)).toEqual([false, true, false]);
    expect(windows[1]!.mfcc).toEqual(windowsOf(frames(39, 45))[0]!.mfcc);
  });

  it('judges sound of 1 to 3 s by repeating its frames, and less than that not at all', () => {
    expect(windowsOf(frames(12))).toEqual([]);
    const [window, ...more] = windowsOf(frames(13));
    expect(more).toEqual([]);
    expect(window!.endSeconds).toBeCloseTo(secondsOf(12) + HALF_FRAME_SECONDS, 9);
    const thrice = [...frames(13), ...frames(13), ...frames(13)];
    expect(window!.mfcc).toEqual(windowsOf(thrice)[0]!.mfcc);
  });

  it('adds no short window after whole ones', () => {
    expect(windowsOf(frames(39 + 12))).toHaveLength(1);
  });
});
