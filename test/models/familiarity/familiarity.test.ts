import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { from, lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { strangenessOf } from '../../../models/familiarity/familiarity.js';
import { loadFamiliarity, saveFamiliarity } from '../../../models/familiarity/familiarity-store.js';
import {
  fitFamiliarity,
  type Recording,
  stretchesOf,
} from '../../../models/familiarity/fit-familiarity.js';
import { trackFamiliarity } from '../../../models/familiarity/track-familiarity.js';
import { makeHiss } from '../../../models/sound-kind/make-hiss.js';
import { cutWindows } from '../../../models/training/cut-windows.js';
import { createRandom } from '../../../models/training/random.js';
import { FEATURE_SET } from '../../../streams/index.js';
import { fakeScores } from '../../helpers/fake-scores.js';

const { melBands } = FEATURE_SET;
const SECONDS_EACH = 3;

/** Nine seconds: steady for one kind of sound, beating for the other. */
const recording = (seed: number, beats: boolean): Recording => {
  const random = createRandom('sound', seed);
  const parts = Array.from({ length: SECONDS_EACH }, () =>
    makeHiss(createRandom('colour', String(beats))),
  );
  const cells = Float32Array.from(parts.flatMap((part) => [...part]));
  const noisy = cells.map((cell, index) => {
    const beat = beats && Math.floor(index / melBands) % 4 === 0 ? 25 : 0;
    return cell + beat + 3 * random();
  });
  return { readLogMelDb: () => noisy };
};

const many = (count: number, from: number, beats: boolean): Recording[] =>
  Array.from({ length: count }, (_, index) => recording(from + index, beats));

const data = { known: many(8, 0, true), held: many(10, 100, true), foreign: [], keep: 0.9 };
const usual = fitFamiliarity(data);

let directory = '';

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'earshot-familiar-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('fitFamiliarity', () => {
  it('keeps the wanted share of the held-out recordings at each moment', () => {
    const strange = data.held.map((each) =>
      stretchesOf(each).map((stretch) => strangenessOf(usual, stretch)),
    );
    for (let step = 0; step < usual.limits.length; step++) {
      expect(strange.filter((steps) => steps[step] > 0).length).toBeLessThanOrEqual(1);
    }
  });

  it.each([0, 4])('finds other sound strange, with %i foreign recordings to go by', (foreign) => {
    const familiarity = fitFamiliarity({ ...data, foreign: many(foreign, 200, false) });
    const strange = many(5, 300, false).map((each) =>
      strangenessOf(familiarity, stretchesOf(each).at(-1)!),
    );
    expect(Math.min(...strange)).toBeGreaterThan(0);
  });

  it('takes what is given for known, however it sounds', () => {
    const [other] = many(1, 300, false);
    const stretch = stretchesOf(other).at(-1)!;
    const given = fitFamiliarity({ ...data, given: many(6, 300, false) });
    expect(strangenessOf(given, stretch)).toBeLessThan(strangenessOf(usual, stretch) / 2);
  });
});

describe('a familiarity kept beside a model', () => {
  it('comes back as it was', async () => {
    const familiarity = fitFamiliarity({ ...data, foreign: many(3, 200, false) });
    await saveFamiliarity(directory, familiarity);
    expect(await loadFamiliarity(directory)).toEqual(familiarity);
  });

  it('may be missing', async () => {
    expect(await loadFamiliarity(directory)).toBeUndefined();
  });

  it('is refused in one line when its files do not fit together', async () => {
    await saveFamiliarity(directory, usual);
    await writeFile(join(directory, 'familiarity.bin'), 'cut');
    await expect(loadFamiliarity(directory)).rejects.toThrow(/do not fit together/);
    await writeFile(join(directory, 'familiarity.json'), '{');
    await expect(loadFamiliarity(directory)).rejects.toThrow(/evaluate-states --save/);
  });
});

describe('trackFamiliarity', () => {
  const heard = (count: number, beats: boolean, kinds: readonly number[], interrupted = false) =>
    cutWindows(recording(500, beats).readLogMelDb())
      .slice(0, count)
      .map((mfcc, index) => {
        const scores = fakeScores({ endSeconds: 3 + index, probabilities: [1] });
        const gap = interrupted && index === 0;
        const window = { ...scores.window, mfcc, interrupted: gap };
        return { ...scores, window, quiet: false, kinds: Float32Array.from(kinds) };
      });
  const MUSIC = [0.9, 0.1, 0];
  const SPEECH = [0.1, 0.9, 0];

  const track = async (windows: ReturnType<typeof heard>) => {
    const scores = await lastValueFrom(from(windows).pipe(trackFamiliarity(usual), toArray()));
    return scores.map(({ strangeness }) => strangeness);
  };

  it('hears speech as neither known nor strange', async () => {
    const [known] = await track(heard(1, true, MUSIC));
    expect(await track([...heard(1, true, MUSIC), ...heard(2, false, SPEECH)])).toEqual([
      known,
      known,
      known,
    ]);
    expect(await track(heard(2, false, SPEECH))).toEqual([undefined, undefined]);
  });

  it('starts afresh where the sound was interrupted', async () => {
    const again = await track([...heard(4, false, MUSIC), ...heard(2, true, MUSIC, true)]);
    expect(again.slice(4)).toEqual(await track(heard(2, true, MUSIC)));
  });
});
