import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Classifier, loadClassifier } from '../../models/index.js';
import { classifyFile } from '../../src/cli/classify/classify-file.js';
import { parseConfig } from '../../src/config/parse-config.js';
import { needs } from '../helpers/needs.js';
import { DATA_FOLDER } from '../helpers/real-clips.js';

/** Recordings that the kind model was not trained on: held-out stems, ESC-10's fifth fold. */
const SPEECH = ['music-speech/speech/emil.opus', 'music-speech/speech/undergrad.opus'];
const NOISE = ['noise/rain/5-181766-A.opus', 'noise/helicopter/5-177957-A.opus'];
const MUSIC = ['gtzan/audio/metal/metal.00000.flac', 'music-speech/music/debussy.opus'];

describe.skipIf(!DATA_FOLDER || !needs('ffmpeg'))('real sound through the whole program', () => {
  let classifier: Classifier;
  beforeAll(async () => {
    classifier = await loadClassifier();
  });
  afterAll(() => classifier.dispose());

  const classify = (path: string) =>
    classifyFile(join(DATA_FOLDER!, path), {
      classifier,
      config: parseConfig('', 'none'),
      stop: new AbortController().signal,
      onProgress: () => {},
    });

  it.each(SPEECH)('hears speech in %s', async (path) => {
    const { verdict, windows } = await classify(path);
    expect(verdict.label).toBe('speech');
    const states = windows.map(({ state }) => state);
    expect(states.filter((state) => state === 'speech').length).toBeGreaterThan(
      0.8 * states.length,
    );
    expect(windows.every(({ genre }) => genre === undefined)).toBe(true);
  });

  it.each(NOISE)('hears noise in %s', async (path) => {
    expect((await classify(path)).verdict.label).toBe('noise');
  });

  it.each(MUSIC)('hears music in %s', async (path) => {
    const { windows, verdict } = await classify(path);
    expect(['speech', 'noise', 'silence']).not.toContain(verdict.label);
    expect(windows.every(({ state }) => state === 'music' || state === 'unsure')).toBe(true);
  });
});
