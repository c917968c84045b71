import { describe, expect, it } from 'vitest';
import { resampleChunks } from '../../../streams/features/resample-chunks.js';
import { SAMPLE_RATE_HZ, type AudioChunk } from '../../../streams/index.js';
import { collect } from '../../helpers/collect.js';
import { makeSine } from '../../helpers/make-sine.js';
import { toChunks } from '../../helpers/to-chunks.js';

const RATE_HZ = 16_000;

const join = (chunks: readonly AudioChunk[]): Float32Array =>
  Float32Array.from(chunks.flatMap(({ samples }) => [...samples]));

const levelDb = (hz: number): number => {
  const chunks = collect(toChunks(makeSine(hz, SAMPLE_RATE_HZ, 1)), resampleChunks(RATE_HZ));
  const middle = join(chunks).subarray(RATE_HZ / 4, (3 * RATE_HZ) / 4);
  const meanSquare = middle.reduce((sum, sample) => sum + sample * sample, 0) / middle.length;
  return 10 * Math.log10(2 * meanSquare);
};

describe('resampleChunks', () => {
  it.each([100, 1000, 4000, 7000, 7400])('leaves %i Hz as loud as it was', (hz) => {
    expect(Math.abs(levelDb(hz) - levelDb(100))).toBeLessThan(0.1);
  });

  it.each([8300, 9000, 10_500])('lets nothing of %i Hz fold back', (hz) => {
    expect(levelDb(hz) - levelDb(100)).toBeLessThan(-70);
  });

  it('gives the same samples and times however the sound is cut', () => {
    const wave = makeSine(440, SAMPLE_RATE_HZ, 0.5);
    const whole = collect(toChunks(wave, [wave.length]), resampleChunks(RATE_HZ));
    const cut = collect(toChunks(wave, [1, 7, 999]), resampleChunks(RATE_HZ));
    expect(join(cut)).toEqual(join(whole));
    let samples = 0;
    for (const chunk of cut) {
      expect(chunk.startSeconds).toBeCloseTo(samples / RATE_HZ, 9);
      samples += chunk.samples.length;
    }
  });

  it('begins anew after missing audio, at the time where the sound goes on', () => {
    const [before] = toChunks(makeSine(440, SAMPLE_RATE_HZ, 0.1), [2205]);
    const after = { ...before!, startSeconds: 5, interrupted: true };
    const chunks = collect([before!, after], resampleChunks(RATE_HZ));
    const resumed = chunks.filter(({ startSeconds }) => startSeconds >= 5);
    expect(resumed[0]).toMatchObject({ interrupted: true, startSeconds: 5 });
    expect(resumed.slice(1).some(({ interrupted }) => interrupted)).toBe(false);
    expect(join(resumed)).toEqual(join(collect([before!], resampleChunks(RATE_HZ))));
  });
});
