import { describe, expect, it } from 'vitest';
import { isQuiet } from '../../../models/sound-kind/is-quiet.js';
import { FEATURE_SET } from '../../../streams/index.js';

const { windowFrames, windowHopFrames, melBands } = FEATURE_SET;

const windowWithSoundAt = (frame: number): Float32Array => {
  const window = new Float32Array(windowFrames * melBands).fill(-90);
  window.fill(-10, frame * melBands, (frame + 1) * melBands);
  return window;
};

describe('isQuiet', () => {
  it('listens to the newest second only, as the live program does', () => {
    expect(isQuiet(windowWithSoundAt(windowFrames - 1))).toBe(false);
    expect(isQuiet(windowWithSoundAt(windowFrames - windowHopFrames))).toBe(false);
    expect(isQuiet(windowWithSoundAt(windowFrames - windowHopFrames - 1))).toBe(true);
  });
});
