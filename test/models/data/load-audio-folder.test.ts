import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DataProgress, DataRequest } from '../../../models/index.js';
import { loadDataset } from '../../../models/training/load-dataset.js';
import { makeWav, putFile, writeMusicFolder } from '../../helpers/write-music-folder.js';

const BANDS = 128;

describe('a folder of audio for each genre', () => {
  let root: string;
  let directory: string;
  let cacheDirectory: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'earshot-folder-'));
    directory = join(root, 'music');
    cacheDirectory = join(root, 'cache');
    await writeMusicFolder(directory, ['tone', 'noise'], 3, 4);
  });
  afterEach(() => rm(root, { recursive: true }));

  const load = async (changes: Partial<DataRequest> = {}) => {
    const told: DataProgress[] = [];
    const onProgress = (progress: DataProgress) => told.push(progress);
    const dataset = await loadDataset({
      sources: [directory],
      cacheDirectory,
      onProgress,
      ...changes,
    });
    return { dataset, told, last: told.at(-1) };
  };

  const entries = async (): Promise<string[]> => {
    const names = await readdir(cacheDirectory, { recursive: true });
    return names
      .filter((name) => name.includes('.features'))
      .map((name) => join(cacheDirectory, name));
  };

  it('takes its labels from the folders and its features from the live front end', async () => {
    const { dataset } = await load();
    expect(dataset.labels).toEqual(['noise', 'tone']);
    expect(dataset.clips.map(({ name }) => name)).toContain('tone/take 2.wav');
    const tone = dataset.clips.find(({ name }) => name.startsWith('tone'))!;
    const cells = tone.readLogMelDb();
    expect(cells).toHaveLength(tone.columns * BANDS);
    expect(tone.columns).toBe(Math.ceil((4 * 22_050) / 1708));
    // 440 Hz lies in the 17th band.
    expect(cells.indexOf(0) % BANDS).toBe(16);
    expect(Math.max(...cells)).toBe(0);
  });

  it('computes features once, and again only for what changed or was damaged', async () => {
    const first = await load();
    expect(first.last).toEqual({ done: 6, files: 6, cached: 0 });
    const second = await load();
    expect(second.last).toEqual({ done: 6, files: 6, cached: 6 });
    expect(second.dataset.digest).toBe(first.dataset.digest);
    await utimes(join(directory, 'tone/take 0.wav'), 1, 1);
    expect((await load()).last?.cached).toBe(5);
    const [cut, bent, empty] = await entries();
    await truncate(cut, 500);
    const bytes = await readFile(bent);
    bytes[bytes.length - 9] ^= 1;
    await writeFile(bent, bytes);
    await writeFile(empty, '');
    const mended = await load();
    expect(mended.last!.cached).toBeLessThan(6);
    expect(mended.dataset.digest).toBe(first.dataset.digest);
    expect((await load()).last?.cached).toBe(6);
  });

  it('keeps what was done when it is interrupted', async () => {
    const stopping = new AbortController();
    const stopped = load({
      stop: stopping.signal,
      onProgress: ({ done }) => done === 2 && stopping.abort(),
    });
    await expect(stopped).rejects.toThrow(/abort/i);
    const kept = (await entries()).filter((path) => path.endsWith('.features')).length;
    expect(kept).toBeGreaterThanOrEqual(2);
    expect((await load()).last?.cached).toBe(kept);
  });

  it('names what it passes over and goes on', async () => {
    await putFile(directory, 'tone/words.mp3', 'This is no music, only words.\n'.repeat(100));
    await putFile(directory, 'tone/empty.flac', '');
    await putFile(directory, 'tone/short.wav', makeWav('tone', 0, 0.5));
    await putFile(directory, 'tone/quiet.wav', makeWav('silence', 0, 3));
    await putFile(directory, 'tone/cover.jpg', 'not looked at');
    await putFile(directory, 'notes/readme.txt', 'no genre');
    await putFile(directory, '.hidden/a.wav', makeWav('noise', 0, 4));
    const { dataset } = await load();
    const reasons = Object.fromEntries(
      dataset.passedOver.map(({ path, reason }) => [path.split('/').at(-1), reason]),
    );
    expect(reasons).toEqual({
      'empty.flac': expect.stringMatching(/empty file/) as string,
      'quiet.wav': expect.stringMatching(/silence/) as string,
      'short.wav': expect.stringMatching(/at least 1 s of sound, got 0\.\d s/) as string,
      'words.mp3': expect.stringMatching(/text/) as string,
    });
    expect(dataset.labels).toEqual(['noise', 'tone']);
    expect(dataset.clips).toHaveLength(6);
  });

  it('fails, and blames no audio file, when features cannot be kept', async () => {
    await putFile(root, 'file', 'no folder');
    await expect(load({ cacheDirectory: join(root, 'file') })).rejects.toThrow(/ENOTDIR|EEXIST/);
  });

  it('plays sound of one to three seconds again until a window is full', async () => {
    await putFile(directory, 'tone/short.wav', makeWav('tone', 0, 2));
    const { dataset } = await load();
    expect(dataset.clips.find(({ name }) => name === 'tone/short.wav')?.columns).toBe(39);
  });

  it('reads no more of a long file than it is told', async () => {
    await putFile(directory, 'tone/long.wav', makeWav('tone', 0, 12));
    const { dataset } = await load({ maxMinutes: 0.1 });
    const { columns } = dataset.clips.find(({ name }) => name === 'tone/long.wav')!;
    expect(columns).toBe(Math.ceil((6 * 22_050) / 1708));
  });

  it('says how the split came about: by file, by folder, by artist, as given', async () => {
    const kinds = async () => Object.fromEntries((await load()).dataset.splitKinds);
    expect(await kinds()).toEqual({ 'by file: may leak': 6 });
    await putFile(directory, 'tone/Somebody/Album/one.wav', makeWav('tone', 5, 4));
    expect(await kinds()).toEqual({ 'by file: may leak': 6, 'by folder': 1 });
    const artists = (await load()).dataset.clips.map(({ name }, index) => `${name}\tA${index % 4}`);
    await putFile(directory, 'artists.tsv', artists.join('\n'));
    expect(await kinds()).toEqual({ 'by artist': 7 });
    const { clips } = (await load()).dataset;
    for (const one of clips) {
      for (const other of clips) {
        if (one.artist === other.artist) expect(one.split).toBe(other.split);
      }
    }
    const given = clips.map(({ name }) => `${name}\tvalid`);
    await putFile(directory, 'split.tsv', ['path\tsplit', ...given].join('\n'));
    expect(await kinds()).toEqual({ given: 7 });
  });

  it('joins sets, and takes of one only the genres that are named, under the names wanted', async () => {
    const other = join(root, 'other');
    await writeMusicFolder(other, ['tone', 'jazz'], 1, 4);
    const { dataset } = await load({ sources: [directory, `${other}=tone:sine`] });
    expect(dataset.labels).toEqual(['noise', 'sine', 'tone']);
    expect(dataset.clips).toHaveLength(7);
    await expect(load({ sources: [`${other}=polka`] })).rejects.toThrow(
      /expected a genre "polka", found jazz, tone/,
    );
    await expect(load({ sources: [`${other}=tone`] })).rejects.toThrow(/two genres.*found tone/);
  });

  it('says what it expected of a folder with nothing to learn from', async () => {
    await expect(load({ sources: [cacheDirectory] })).rejects.toThrow(/folder for each genre/);
    const broken = join(root, 'broken');
    await putFile(broken, 'rock/a.mp3', 'no music');
    await expect(load({ sources: [broken] })).rejects.toThrow(/none of the 1 audio files .*a\.mp3/);
  });
});
