import { describe, expect, it } from 'vitest';
import { addNoise } from '../../../../src/measure/robustness/add-noise.js';
import { makeNoise } from '../../../../src/measure/robustness/make-noise.js';
import { makeSine } from '../../../helpers/make-sine.js';

const powerDb = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);

/** How far the power of differences of neighbours lies under that of the samples: high for low notes. */
const slownessDb = (samples: Float32Array): number =>
  powerDb(samples) - powerDb(samples.map((sample, at) => sample - samples[Math.max(0, at - 1)]));

describe('noise over a clip', () => {
  const clip = makeSine(440, 22_050, 1);

  it.each(['white', 'pink'] as const)('is 20 dB under it when it is %s', (colour) => {
    const noisy = addNoise(clip, makeNoise(colour, clip.length, 'a clip'), 20);
    const noise = noisy.map((sample, at) => sample - clip[at]);
    expect(powerDb(clip) - powerDb(noise)).toBeCloseTo(20, 2);
  });

  it('is played again where the recording is shorter than the clip', () => {
    const noisy = addNoise(clip, Float32Array.of(1, -1), 20);
    const noise = noisy.map((sample, at) => sample - clip[at]);
    expect(noise[20_000]).toBeCloseTo(noise[0], 5);
    expect(noise[20_001]).toBeCloseTo(noise[1], 5);
  });

  it('changes nothing when the recording is silent', () => {
    expect(addNoise(clip, new Float32Array(10), 20)).toEqual(clip);
  });

  it('is the same for the same seed, and duller when it is pink', () => {
    expect(makeNoise('pink', 100, 'a')).toEqual(makeNoise('pink', 100, 'a'));
    expect(makeNoise('white', 100, 'a')).not.toEqual(makeNoise('white', 100, 'b'));
    const [white, pink] = (['white', 'pink'] as const).map((colour) =>
      slownessDb(makeNoise(colour, 20_000, 'a')),
    );
    expect(white).toBeCloseTo(-3, 0);
    expect(pink).toBeGreaterThan(0);
  });
});
