import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateKey } from '../../../streams/measures/estimate-key.js';

const PITCHES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];
const MAJOR_CHORDS = [3, 0, 1, 0, 2, 1, 0, 3, 0, 1, 0, 1];
const MINOR_CHORDS = [3, 0, 1, 2, 0, 1, 0, 3, 1, 0, 1, 0];

/** The same music so many semitones higher. */
const raise = (chroma: readonly number[], semitones: number): number[] =>
  chroma.map((_, pitch) => chroma[(pitch - semitones + 12) % 12]!);

describe('estimateKey', () => {
  it('names the key of a cadence, whatever its tonic', () => {
    PITCHES.forEach((pitch, tonic) => {
      expect(estimateKey(raise(MAJOR_CHORDS, tonic))?.key).toBe(`${pitch} major`);
      expect(estimateKey(raise(MINOR_CHORDS, tonic))?.key).toBe(`${pitch} minor`);
    });
  });

  it('says of any chroma the same at any loudness, with a confidence from 0 to 1', () => {
    const heard = fc.double({ min: 1e-12, max: 1, noNaN: true });
    const chroma = fc.array(fc.oneof(fc.constant(0), heard), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(chroma, fc.double({ min: 0.1, max: 10, noNaN: true }), (values, gain) => {
        const found = estimateKey(values);
        const louder = estimateKey(values.map((value) => gain * value));
        expect(louder?.keyConfidence ?? 0).toBeCloseTo(found?.keyConfidence ?? 0, 6);
        if (!found) return;
        expect(found.keyConfidence).toBeGreaterThanOrEqual(0);
        expect(found.keyConfidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('names the key of sound as soft as it may be', () => {
    const soft = MINOR_CHORDS.map((value) => 1e-12 * value);
    expect(estimateKey(soft)?.key).toBe('C minor');
  });

  it('knows none where all pitches are alike', () => {
    expect(estimateKey(new Float32Array(12))).toBeUndefined();
    expect(estimateKey(new Float32Array(12).fill(0.5))).toBeUndefined();
  });
});
