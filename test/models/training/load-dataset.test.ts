import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

  it('refuses cells that are no gzip, no whole frames, and genres that it does not know', async () => {
    await writeFile(join(directory, 'mel_u8.bin.gz'), 'garbage');
    await expect(loadDataset(directory)).rejects.toMatchObject({ code: 'data-damaged' });
    await writeFile(join(directory, 'mel_u8.bin.gz'), gzipSync(new Uint8Array(4001)));
    await expect(loadDataset(directory)).rejects.toThrow(/4001 bytes/);
    const row = 'row\tname\tgenre\trange_db\tfiltered_split\n0\tx\tpolka\t80\ttrain\n';
    await writeFile(join(directory, 'index.tsv'), row);
    await writeFile(join(directory, 'mel_u8.bin.gz'), gzipSync(new Uint8Array(128)));
    await expect(loadDataset(directory)).rejects.toThrow(/polka/);
  });

  it('refuses a table without a test split', async () => {
    const dataset = await loadDataset(directory);
    const clips = dataset.clips.filter(({ split }) => split !== 'test');
    expect(() => splitDataset({ ...dataset, clips })).toThrow(/"test"/);
  });
});
