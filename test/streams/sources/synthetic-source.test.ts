import { filter, lastValueFrom, map, take, toArray, VirtualTimeScheduler } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { createSyntheticSource } from '../../../streams/sources/synthetic-source.js';
import { renderSynthetic } from '../../../streams/sources/synthetic/render-synthetic.js';
import {
  MUSIC_NAMES,
  SYNTHETIC_NAMES,
} from '../../../streams/sources/synthetic/synthetic-names.js';

const rms = (wave: Float32Array): number =>
  Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);

describe('renderSynthetic', () => {
  it.each(SYNTHETIC_NAMES)('renders %s within [-1, 1], the same each time', (name) => {
    const wave = renderSynthetic(name, 3);
    expect(wave.length).toBe(3 * 22_050);
    expect(wave.every((sample) => Math.abs(sample) <= 1)).toBe(true);
    expect(renderSynthetic(name, 3)).toEqual(wave);
  });

  it.each(MUSIC_NAMES)('makes %s as loud as the others, with no hole of half a second', (name) => {
    const wave = renderSynthetic(name, 20);
    expect(rms(wave)).toBeGreaterThan(0.1);
    expect(rms(wave)).toBeLessThan(0.2);
    for (let at = 0; at < wave.length; at += 11_025) {
      expect(rms(wave.subarray(at, at + 11_025))).toBeGreaterThan(0.02);
    }
  });

  it('keeps the tests signals what they are', () => {
    expect(rms(renderSynthetic('silence', 1))).toBe(0);
    expect(rms(renderSynthetic('tone', 1))).toBeCloseTo(0.25 * Math.SQRT1_2, 4);
    expect(rms(renderSynthetic('noise', 1))).toBeCloseTo(0.25 / Math.sqrt(3), 2);
  });

  it('leaves a gap of silence in the demo after each second piece', () => {
    const demo = renderSynthetic('demo', 45);
    expect(rms(demo.subarray(40 * 22_050, 45 * 22_050))).toBe(0);
    expect(rms(demo.subarray(39 * 22_050, 40 * 22_050))).toBeGreaterThan(0.02);
  });
});

describe('createSyntheticSource', () => {
  it('goes through all the music in the demo, telling the titles', async () => {
    const source = createSyntheticSource('demo', { pace: 'demand', seconds: 140 });
    const titles = source.events().pipe(
      filter((event) => event.kind === 'metadata'),
      map((event) => event.title),
      toArray(),
    );
    expect(await lastValueFrom(titles)).toEqual(
      [...MUSIC_NAMES, MUSIC_NAMES[0]].map((name) => `Demo: ${name}`),
    );
  });

  it('keeps the pace of the clock that it is given', async () => {
    const scheduler = new VirtualTimeScheduler(undefined, Infinity);
    const source = createSyntheticSource('tone', { scheduler });
    const chunks: number[] = [];
    const subscription = source.events().subscribe((event) => {
      if (event.kind === 'audio') chunks.push(event.chunk.capturedAtMs);
    });
    for (let turn = 0; turn < 20; turn++) {
      await new Promise(setImmediate);
      scheduler.flush();
    }
    subscription.unsubscribe();
    expect(source.live).toBe(true);
    expect(chunks.slice(0, 3).map(Math.round)).toEqual([100, 200, 300]);
  });

  it('stops after the wanted seconds', async () => {
    const source = createSyntheticSource('noise', { pace: 'demand', seconds: 0.25 });
    const sizes = source.events().pipe(
      filter((event) => event.kind === 'audio'),
      map((event) => event.chunk.samples.length),
      toArray(),
    );
    expect(await lastValueFrom(sizes)).toEqual([2205, 2205, 1103]);
  });

  it('plays for ever unless told otherwise', async () => {
    const events = createSyntheticSource('silence', { pace: 'demand' }).events().pipe(take(500));
    expect(await lastValueFrom(events)).toMatchObject({ kind: 'audio' });
  });

  it('refuses an unknown name and lists the known ones', () => {
    expect(() => createSyntheticSource('polka')).toThrow(
      /^synthetic:polka: expected one of demo, hiphop, .*, got "polka"$/,
    );
  });
});
