import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadTrackSystem } from '../../../models/tracks/load-track-system.js';
import { renderSynthetic, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { encodeWav } from '../../helpers/encode-wav.js';

describe('networks of R3 that ship with Earshot', () => {
  let root = '';
  let song = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-shipped-'));
    song = join(root, 'song.wav');
    await writeFile(song, encodeWav(renderSynthetic('jazz', 4), SAMPLE_RATE_HZ));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each([
    ['r3-linear-statistics', 5],
    ['r3-multi-task-rnn', 5],
    ['r3-simple-cnn', 1],
    ['r3-simple-rnn', 1],
  ])('are asked by their names: %s', async (name, labels) => {
    const { info, hear, dispose } = await loadTrackSystem(name, { engine: 'wasm' });
    const stop = new AbortController().signal;
    const { descriptors } = await hear(song, { stop, onProgress: () => {} });
    dispose();
    expect(info).toMatchObject({ name });
    expect(info.labels).toHaveLength(labels);
    expect(info.labels[0]).toBe('danceability');
    for (const label of info.labels) {
      expect(descriptors![label]).toBeGreaterThanOrEqual(0);
      expect(descriptors![label]).toBeLessThanOrEqual(1);
    }
  });
});
