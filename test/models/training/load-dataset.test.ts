import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutWindows } from '../../../models/training/cut-windows.js';
import { loadDataset } from '../../../models/training/load-dataset.js';
import { splitDataset } from '../../../models/training/split-dataset.js';
import { writeDataset } from '../../helpers/write-dataset.js';

describe('loadDataset', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-data-'));
    await writeDataset(directory);
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('reads clips, labels and split', async () => {
    const dataset = await loadDataset(directory);
    const { train, valid, test } = splitDataset(dataset);
    expect([train.length, valid.length, test.length]).toEqual([20, 10, 10]);
    expect(dataset.labels[valid[3].label]).toBe('disco');
  });

  it('gives dB under the loudest cell that 255 stands for', async () => {
    const [clip] = (await loadDataset(directory)).clips;
    const cells = clip.readLogMelDb();
    expect(cells).toHaveLength(clip.columns * 128);
    expect(Math.max(...cells)).toBeLessThanOrEqual(0);
    expect(Math.min(...cells)).toBeGreaterThanOrEqual(-80);
  });

  it('cuts as many windows as fit', async () => {
    const [clip] = (await loadDataset(directory)).clips;
    expect(cutWindows(clip.readLogMelDb())).toHaveLength(Math.floor((120 - 39) / 13) + 1);
  });

  it('says which files it looked for', async () => {
    await expect(loadDataset(join(directory, 'nowhere'))).rejects.toMatchObject({
      name: 'ModelError',
      code: 'data-missing',
      message: expect.stringMatching(/nowhere.*index\.tsv/),
    });
  });

  it('refuses cells that are no gzip, no whole frames', async () => {
    await writeFile(join(directory, 'mel_u8.bin.gz'), 'garbage');
    await expect(loadDataset(directory)).rejects.toMatchObject({ code: 'data-damaged' });
    await writeFile(join(directory, 'mel_u8.bin.gz'), gzipSync(new Uint8Array(4001)));
    await expect(loadDataset(directory)).rejects.toThrow(/4001 bytes/);
  });

  const index = (rows: readonly string[]) =>
    writeFile(
      join(directory, 'index.tsv'),
      ['row\tname\tgenre\trange_db\tfiltered_split', ...rows, ''].join('\n'),
    );

  it('takes its labels from the table, whatever they are', async () => {
    await index(['0\tx\tpolka\t80\ttrain', '1\ty\tambient\t80\tvalid']);
    await writeFile(join(directory, 'mel_u8.bin.gz'), gzipSync(new Uint8Array(256)));
    const { labels, clips } = await loadDataset(directory);
    expect(labels).toEqual(['ambient', 'polka']);
    expect(clips.map(({ label }) => labels[label])).toEqual(['polka', 'ambient']);
  });

  it('names file and line of a number that is none', async () => {
    await writeFile(join(directory, 'mel_u8.bin.gz'), gzipSync(new Uint8Array(256)));
    const cases: readonly (readonly [string, RegExp])[] = [
      ['1\ty\tpop\tloud\ttrain', /index\.tsv:3: expected a range_db above 0, got "loud"/],
      ['1\ty\tpop\t\ttrain', /index\.tsv:3: expected a range_db above 0, got ""/],
      ['1\ty\tpop\tInfinity\ttrain', /index\.tsv:3: .*"Infinity"/],
      ['2\ty\tpop\t80\ttrain', /index\.tsv:3: expected a row from 0 to 1, got "2"/],
      ['0.5\ty\tpop\t80\ttrain', /index\.tsv:3: expected a row/],
      ['1\ty\t\t80\ttrain', /index\.tsv:3: expected a genre/],
    ];
    for (const [row, says] of cases) {
      await index(['0\tx\trock\t80\ttrain', row]);
      await expect(loadDataset(directory)).rejects.toThrow(says);
    }
    await writeFile(join(directory, 'index.tsv'), 'row\tname\n0\tx\n');
    await expect(loadDataset(directory)).rejects.toThrow(/index\.tsv:1: .*genre, range_db/);
  });

  it('reads fold and artist from the table of folds beside it', async () => {
    await mkdir(join(directory, 'splits'));
    await writeFile(
      join(directory, 'splits', 'artist_3fold.tsv'),
      'name\tgenre\tfold\tartist\nblues.00000\tblues\t2\t352\n',
    );
    const [first, second] = (await loadDataset(directory)).clips;
    expect([first.fold, first.artist]).toEqual([2, '352']);
    expect([second.fold, second.artist]).toEqual([undefined, undefined]);
  });

  it('refuses a table without a test split', async () => {
    const dataset = await loadDataset(directory);
    const clips = dataset.clips.filter(({ split }) => split !== 'test');
    expect(() => splitDataset({ ...dataset, clips }).test).toThrow(/"test"/);
  });
});
