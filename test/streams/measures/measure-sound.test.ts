import { describe, expect, it } from 'vitest';
import { renderSynthetic, SAMPLE_RATE_HZ, toFeatureWindows } from '../../../streams/index.js';
import { measureSound } from '../../../streams/measures/measure-sound.js';
import { collect } from '../../helpers/collect.js';
import { toChunks } from '../../helpers/to-chunks.js';

const CHUNK = [SAMPLE_RATE_HZ / 10];
const wave = renderSynthetic('demo', 20);
const chunks = toChunks(wave, CHUNK);

describe('measureSound', () => {
  it('gives each window what is known at its end, and leaves the window as it is', () => {
    const windows = collect(chunks, measureSound(toFeatureWindows()));
    const plain = collect(chunks, toFeatureWindows());
    expect(windows).toEqual(plain.map((window) => expect.objectContaining(window) as unknown));
    expect(windows[0]!.measures!.loudnessLufs).toBeTypeOf('number');
    expect(windows[0]!.measures).not.toHaveProperty('tempoBpm');
    expect(windows[0]!.measures).not.toHaveProperty('key');
    expect(windows.at(-1)!.measures).toMatchObject({
      integratedLufs: expect.any(Number) as number,
      key: expect.stringMatching(/^[A-G]#? (major|minor)$/) as string,
    });
  });

  it('begins anew after missing audio', () => {
    const again = chunks.map((chunk, index) => ({ ...chunk, interrupted: index === 0 }));
    const alone = collect(again, measureSound(toFeatureWindows()));
    const windows = collect([...chunks, ...again], measureSound(toFeatureWindows()));
    const after = windows.slice(windows.findIndex(({ interrupted }) => interrupted));
    expect(after.map(({ measures }) => measures)).toEqual(alone.map(({ measures }) => measures));
  });

  it('two stations do not hear each other', () => {
    const measure = measureSound(toFeatureWindows());
    const alone = collect(chunks, measure).map(({ measures }) => measures);
    collect(toChunks(renderSynthetic('jazz', 10), CHUNK), measure);
    expect(collect(chunks, measure).map(({ measures }) => measures)).toEqual(alone);
  });
});
