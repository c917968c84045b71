import fc from 'fast-check';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { toFeatureWindows, type AudioChunk, type FeatureWindow } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { synthesiseChords } from '../../helpers/synthesise-chords.js';
import { toChunks } from '../../helpers/to-chunks.js';

const wave = synthesiseChords();
const windowsOf = (samples: Float32Array, sizes?: readonly number[]): FeatureWindow[] =>
  collect(toChunks(samples, sizes), toFeatureWindows());

describe('toFeatureWindows', () => {
  it('gives one window a second from the third second on', () => {
    const windows = windowsOf(wave);
    expect(windows.map((window) => Math.round(window.endSeconds))).toEqual([3, 4]);
  });

  it('gives the same windows for any size of chunk', { timeout: 60_000 }, () => {
    const whole = windowsOf(wave, [wave.length]);
    const sizes = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 4 });
    const check = fc.property(sizes, (turns) => {
      expect(windowsOf(wave, turns)).toEqual(whole);
    });
    fc.assert(check, { numRuns: 20 });
  });

  it('gives the model the same at any gain from -40 to 0 dB', () => {
    const [loud] = windowsOf(wave);
    for (let gainDb = -40; gainDb < 0; gainDb += 10) {
      const [quiet] = windowsOf(wave.map((sample) => sample * 10 ** (gainDb / 20)));
      const error = quiet!.mfcc.reduce(
        (most, x, i) => Math.max(most, Math.abs(x - loud!.mfcc[i]!)),
        0,
      );
      expect(error).toBeLessThan(1e-4);
      expect(quiet!.level.rmsDb - loud!.level.rmsDb).toBeCloseTo(gainDb, 3);
    }
  });

  it.each([
    ['silence', wave.map(() => 0)],
    ['NaN', wave.map(() => NaN)],
    ['DC', wave.map(() => 0.5)],
  ])('never gives NaN: %s', (_, samples) => {
    const windows = windowsOf(samples);
    expect(windows).toHaveLength(2);
    for (const { mfcc, chroma, level, descriptors } of windows) {
      expect([...mfcc, ...chroma].every(Number.isFinite)).toBe(true);
      const shown = [...Object.values(level), ...Object.values(descriptors)];
      expect(shown.every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps the state of two subscribers apart', () => {
    const chunks = new Subject<AudioChunk>();
    const seen: FeatureWindow[][] = [[], []];
    const stream = chunks.pipe(toFeatureWindows());
    seen.forEach((list) => stream.subscribe((window) => list.push(window)));
    for (const chunk of toChunks(wave)) chunks.next(chunk);
    expect(seen[0]!.length).toBeGreaterThan(0);
    expect(seen[0]).toEqual(seen[1]);
  });
});
