import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Classifier } from '../../../../models/index.js';
import { classifyFile } from '../../../../src/cli/classify/classify-file.js';
import { parseConfig } from '../../../../src/config/parse-config.js';
import { SAMPLE_RATE_HZ } from '../../../../streams/index.js';
import { encodeWav } from '../../../helpers/encode-wav.js';
import { countingClassifier } from '../../../helpers/counting-classifier.js';
import { synthesiseChords } from '../../../helpers/synthesise-chords.js';

describe('classifyFile', () => {
  const classifier: Classifier = countingClassifier();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-classify-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const classify = async (samples: Float32Array) => {
    const file = join(folder, 'sound.wav');
    await writeFile(file, encodeWav(samples, SAMPLE_RATE_HZ));
    const config = parseConfig('', 'none');
    const stop = new AbortController().signal;
    return classifyFile(file, { classifier, config, stop, onProgress: () => {} });
  };

  test('calls a file without sound silence, whatever the model makes of it', async () => {
    const { verdict, windows } = await classify(new Float32Array(8 * SAMPLE_RATE_HZ));
    expect(verdict).toEqual({ label: 'silence', probabilities: { a: 0.5, b: 0.5 } });
    expect(windows.at(-1)?.state).toBe('silence');
  });

  test('lets quiet windows have no say in the verdict', async () => {
    const chords = synthesiseChords();
    const silence = new Float32Array(10 * SAMPLE_RATE_HZ);
    const padded = new Float32Array(chords.length + silence.length);
    padded.set(chords);
    const { verdict, windows } = await classify(padded);
    const sum = windows.reduce((total, { probabilities }) => total + probabilities.a, 0);
    // The counting classifier is the surer the later a window comes, and the late ones are quiet.
    expect(verdict.probabilities.a).toBeLessThan(sum / windows.length);
  });
});
