import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArtistTag } from '../../../models/data/read-artist-tag.js';
import { loadDataset } from '../../../models/training/load-dataset.js';
import { makeWav, putFile } from '../../helpers/write-music-folder.js';

/** The file with a performer in its list of facts, as RIFF keeps them. */
const withArtist = (wav: Buffer, artist: string): Buffer => {
  const text = Buffer.from(artist.length % 2 ? `${artist}\0` : `${artist}\0\0`);
  const list = Buffer.alloc(20);
  list.write('LIST', 0);
  list.writeUInt32LE(12 + text.length, 4);
  list.write('INFOIART', 8);
  list.writeUInt32LE(text.length, 16);
  const whole = Buffer.concat([wav, list, text]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
};

describe('readArtistTag', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-tags-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('gives the performer that a file names, and nothing for one that names none or is no audio', async () => {
    await putFile(root, 'a.wav', withArtist(makeWav('tone', 0, 1), 'The Makers'));
    await putFile(root, 'b.wav', makeWav('tone', 0, 1));
    await putFile(root, 'c.wav', 'no audio');
    expect(await readArtistTag(join(root, 'a.wav'))).toBe('The Makers');
    expect(await readArtistTag(join(root, 'b.wav'))).toBeUndefined();
    expect(await readArtistTag(join(root, 'c.wav'))).toBeUndefined();
  });

  it('keeps the split by artist honest without any table, also from the cache', async () => {
    const music = join(root, 'music');
    for (const kind of ['tone', 'noise'] as const) {
      for (const take of [0, 1, 2, 3, 4, 5]) {
        const wav = withArtist(makeWav(kind, take, 3), `${kind} band ${take % 3}`);
        await putFile(music, `${kind}/${take}.wav`, wav);
      }
    }
    const request = { sources: [music], cacheDirectory: join(root, 'cache') };
    for (const dataset of [await loadDataset(request), await loadDataset(request)]) {
      expect(Object.fromEntries(dataset.splitKinds)).toEqual({ 'by artist': 12 });
      const parts = new Set(dataset.clips.map(({ artist, split }) => `${artist} in ${split}`));
      expect(parts.size).toBe(6);
    }
  });
});
