import fc from 'fast-check';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../src/alarms/alarm.js';
import type { AlarmOptions } from '../../../src/alarms/alarm-options.js';
import { raiseAlarms } from '../../../src/alarms/raise-alarms.js';
import { SAMPLE_RATE_HZ, type AudioChunk } from '../../../streams/index.js';
import { renderSynthetic } from '../../../streams/sources/synthetic/render-synthetic.js';
import { collect } from '../../helpers/collect.js';
import { addDc, joinSounds, makeNoise, repeatSound } from '../../helpers/make-sound.js';
import { makeSine } from '../../helpers/make-sine.js';
import { toChunks } from '../../helpers/to-chunks.js';

const silence = (seconds: number) => new Float32Array(seconds * SAMPLE_RATE_HZ);
const tone = (seconds: number, hz: number, amplitude = 0.1) =>
  makeSine(hz, SAMPLE_RATE_HZ, seconds, amplitude);
const music = (seconds: number) => renderSynthetic('jazz', seconds);

const listen = (sound: Float32Array, options: Partial<AlarmOptions> = {}): Alarm[] =>
  collect(toChunks(sound, [4096, 1000, 9000]), raiseAlarms(options));

/** Beginning and end of the one alarm that there was. */
const theOnly = (alarms: readonly Alarm[], alarm: Alarm['alarm']) => {
  expect(alarms.map((each) => `${each.alarm} ${each.event}`)).toEqual([
    `${alarm} began`,
    `${alarm} ended`,
  ]);
  expect(alarms[1]!.startSeconds).toBe(alarms[0]!.startSeconds);
  return { start: alarms[0]!.startSeconds, end: alarms[1]!.endSeconds! };
};

describe('dead air', () => {
  it('is silence that lasts, from its beginning to its end', () => {
    const { start, end } = theOnly(
      listen(joinSounds(makeNoise(5), silence(14), makeNoise(5))),
      'dead-air',
    );
    expect(start).toBeCloseTo(5, 5);
    expect(end).toBeCloseTo(19, 5);
  });

  it('is not a pause that is shorter than what was asked for', () => {
    const sound = joinSounds(makeNoise(2), silence(9.8), makeNoise(3));
    expect(listen(sound)).toEqual([]);
    theOnly(listen(sound, { deadAirSeconds: 5 }), 'dead-air');
  });

  it('is silence with DC too, which has an alarm of its own', () => {
    const alarms = listen(joinSounds(makeNoise(2), addDc(silence(12), 0.1), makeNoise(5)));
    expect(new Set(alarms.map(({ alarm }) => alarm))).toEqual(new Set(['dead-air', 'dc-offset']));
  });

  it('is said as soon as it is known, and its end one second after it', () => {
    const chunks$ = new Subject<AudioChunk>();
    const said: [string, number][] = [];
    let heardSeconds = 0;
    chunks$
      .pipe(raiseAlarms())
      .subscribe(({ event }) => said.push([event, Math.round(heardSeconds)]));
    for (const chunk of toChunks(joinSounds(silence(12), makeNoise(4)), [2205])) {
      heardSeconds = chunk.startSeconds + 0.1;
      chunks$.next(chunk);
    }
    expect(said).toEqual([
      ['began', 10],
      ['ended', 13],
    ]);
  });

  it('ends with what was heard last before a gap, and may begin anew after it', () => {
    const chunks = toChunks(silence(30), [4410]);
    const gap = chunks.findIndex(({ startSeconds }) => startSeconds >= 15);
    const heard = chunks.map((chunk, index) => ({ ...chunk, interrupted: index === gap }));
    const alarms = collect(heard, raiseAlarms());
    expect(alarms.map(({ event }) => event)).toEqual(['began', 'ended', 'began', 'ended']);
    expect(alarms[1]).toMatchObject({ startSeconds: 0, endSeconds: expect.closeTo(15, 5) });
    expect(alarms[3]).toMatchObject({ startSeconds: expect.closeTo(15, 5) });
  });
});

describe('a tone', () => {
  it.each([25, 50, 400, 440, 1000, 3150, 8000])('of %i Hz is an alarm', (hz) => {
    const { start, end } = theOnly(listen(joinSounds(music(3), tone(13, hz), music(3))), 'tone');
    expect(start).toBeCloseTo(3, 0);
    expect(end).toBeCloseTo(16, 0);
  });

  it('may have noise 15 dB below it', () => {
    const noise = makeNoise(15, 0.02);
    const noisy = tone(15, 1000).map((sample, i) => sample + noise[i]!);
    theOnly(listen(noisy), 'tone');
  });

  it('is not one that changes, glides or beats', () => {
    const scale = joinSounds(...Array.from({ length: 20 }, (_, i) => tone(1, 300 + 40 * i)));
    const glide = Float32Array.from({ length: 20 * SAMPLE_RATE_HZ }, (_, i) => {
      const time = i / SAMPLE_RATE_HZ;
      return 0.1 * Math.sin(2 * Math.PI * (300 * time + 20 * time ** 2));
    });
    for (const sound of [scale, glide]) expect(listen(sound)).toEqual([]);
  });
});

describe('a loop', () => {
  const made = makeNoise(5, 0.2, 7);

  it.each([0.05, 0.3, 1, 2.7, 4.7])('of %f s is an alarm', (seconds) => {
    const stretch = made.subarray(0, 2 * Math.round((seconds * SAMPLE_RATE_HZ) / 2));
    const sound = joinSounds(music(6), repeatSound(stretch, 36), music(6));
    const { start, end } = theOnly(listen(sound), 'loop');
    expect(start).toBeGreaterThanOrEqual(5);
    expect(start).toBeLessThan(13);
    expect(end).toBeGreaterThan(41);
    expect(end).toBeLessThanOrEqual(44);
  });

  it('may hold rests, and be of music', () => {
    const stretch = joinSounds(music(1.3), silence(0.9));
    theOnly(listen(repeatSound(stretch, 40)), 'loop');
  });

  it('is found whatever the length of it is, in steps of 0.1 ms', () => {
    const lengths = fc.integer({ min: 10_000, max: 50_000 }).map((half) => 2 * half);
    const check = (length: number) => {
      const alarms = listen(repeatSound(music(8).subarray(44_100, 44_100 + length), 36), {
        toneSeconds: 0,
      });
      expect(alarms.map(({ alarm }) => alarm)).toContain('loop');
    };
    fc.assert(fc.property(lengths, check), { numRuns: 4 });
  });

  it('is not noise, nor what is repeated for less long than was asked for', () => {
    const short = joinSounds(music(3), repeatSound(made.subarray(0, 22_050), 15), music(3));
    for (const sound of [makeNoise(40), short]) expect(listen(sound)).toEqual([]);
  });
});

describe('DC', () => {
  it.each([0.05, -0.05])('of %f is an alarm under music', (dc) => {
    const sound = joinSounds(music(5), addDc(music(12), dc), music(12));
    const { start, end } = theOnly(listen(sound), 'dc-offset');
    expect(start).toBeGreaterThan(5);
    expect(start).toBeLessThan(8);
    expect(end).toBeGreaterThan(17);
    expect(end).toBeLessThan(22);
  });
});

describe('all alarms', () => {
  it('are silent about our own music, talk-like noise and quiet', () => {
    for (const name of ['hiphop', 'classical', 'disco', 'metal', 'reggae', 'jazz'] as const) {
      expect(listen(renderSynthetic(name, 60)), name).toEqual([]);
    }
  });

  it('can each be turned off', () => {
    const off = { deadAirSeconds: 0, toneSeconds: 0, loopSeconds: 0, dcSeconds: 0 };
    const sound = joinSounds(silence(20), tone(20, 440), repeatSound(addDc(music(1), 0.2), 40));
    expect(listen(sound, off)).toEqual([]);
    expect(new Set(listen(sound).map(({ alarm }) => alarm)).size).toBe(4);
  });

  it('are the same however the sound is cut, and each ends that began', () => {
    const sound = joinSounds(silence(11), tone(11, 440), addDc(music(10), 0.1));
    const whole = collect(toChunks(sound, [sound.length]), raiseAlarms());
    const check = (sizes: number[]) => {
      const alarms = collect(toChunks(sound, sizes), raiseAlarms());
      expect(alarms.map(({ alarm, event }) => [alarm, event])).toEqual(
        whole.map(({ alarm, event }) => [alarm, event]),
      );
    };
    const sizes = fc.array(fc.integer({ min: 500, max: 30_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(sizes, check), { numRuns: 10 });
    const count = (event: string) => whole.filter((each) => each.event === event).length;
    expect(count('began')).toBe(count('ended'));
  });

  it('survive whatever stands in the samples', () => {
    const sample = fc.constantFrom(NaN, Infinity, -Infinity, 1e30, -1e30, 0, 0.5);
    const check = (samples: number[]) => {
      const sound = repeatSound(Float32Array.from(samples), 6);
      for (const alarm of listen(sound, { dcSeconds: 1, deadAirSeconds: 1 })) {
        expect(Number.isFinite(alarm.startSeconds)).toBe(true);
      }
      theOnly(listen(joinSounds(sound.fill(NaN), silence(6))), 'dead-air');
    };
    fc.assert(fc.property(fc.array(sample, { minLength: 1, maxLength: 50 }), check), {
      numRuns: 10,
    });
  });
});
