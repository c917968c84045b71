import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alterClip } from '../../../../src/measure/robustness/alter-clip.js';
import { alterations } from '../../../../src/measure/robustness/alteration.js';
import { readSamples } from '../../../../src/measure/robustness/read-samples.js';
import { makeSine } from '../../../helpers/make-sine.js';
import { needs } from '../../../helpers/needs.js';

const peak = (samples: Float32Array): number =>
  samples.reduce((greatest, sample) => Math.max(greatest, Math.abs(sample)), 0);

describe.skipIf(!needs('ffmpeg'))('a clip that is altered', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-alter-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const alter = async (name: string, samples: Float32Array): Promise<Float32Array> => {
    const recordedNoise = Float32Array.of(0.1, -0.1, 0.2);
    const clip = { samples, recordedNoise, seed: 'clip', path: join(folder, 'clip') };
    return readSamples(
      await alterClip(
        clip,
        alterations.find((each) => each.name === name)!,
      ),
    );
  };

  it('is six decibels louder in floats, and cut off at full scale in 16 bits', async () => {
    const sine = makeSine(440, 22_050, 1);
    const loud = sine.map((sample) => (sample * 0.9) / peak(sine));
    expect(peak(await alter('+6 dB, float', loud))).toBeCloseTo(0.9 * 10 ** 0.3, 2);
    expect(peak(await alter('+6 dB, 16 bit, peaks cut off', loud))).toBeCloseTo(1, 2);
  });

  it('has no high notes left when it was sampled at 8 kHz', async () => {
    const sine = makeSine(6000, 22_050, 1);
    expect(
      peak(await alter('sampled at 8,000 Hz', sine).then((heard) => heard.slice(4000, -4000))),
    ).toBeLessThan(0.05 * peak(sine));
  });

  it.each(alterations.map(({ name }) => name))('lasts as long with %s', async (name) => {
    const samples = makeSine(440, 22_050, 2);
    const heard = await alter(name, samples);
    expect(Math.abs(heard.length - samples.length)).toBeLessThan(3000);
  });
});
