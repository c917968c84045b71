import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArtists } from '../../../models/data/read-artists.js';
import { parseRows, parseTable } from '../../../models/data/read-table.js';
import { putFile } from '../../helpers/write-music-folder.js';

describe('readArtists', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'earshot-artists-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('knows nothing without a table', async () => {
    expect((await readArtists(directory)).size).toBe(0);
  });

  it('reads paths and artists, with names of columns and without, as Windows writes them too', async () => {
    const rows = 'rock\\a.mp3\tThe Ones\r\npop/b.mp3\tTwo\r\n';
    for (const text of [rows, `path\tartist\r\n${rows}`, `\uFEFF${rows}`]) {
      await putFile(directory, 'artists.tsv', text);
      expect(Object.fromEntries(await readArtists(directory))).toEqual({
        'rock/a.mp3': { artist: 'The Ones' },
        'pop/b.mp3': { artist: 'Two' },
      });
    }
  });

  it('prefers a table that brings its own split', async () => {
    await putFile(directory, 'artists.tsv', 'rock/a.mp3\tother\n');
    await putFile(
      directory,
      'split.tsv',
      'path\tgenre\tsplit\tartist\nrock/a.mp3\trock\tvalid\tX\n',
    );
    const told = await readArtists(directory);
    expect(told.get('rock/a.mp3')).toEqual({ artist: 'X', split: 'valid' });
  });

  it('names file and line of a part that is none', async () => {
    await putFile(directory, 'split.tsv', 'path\tsplit\na.mp3\ttrain\nb.mp3\tdev\n');
    await expect(readArtists(directory)).rejects.toThrow(
      /split\.tsv:3: expected train, valid, test or nothing, got "dev"/,
    );
    await putFile(directory, 'split.tsv', 'file\tsplit\na.mp3\ttrain\n');
    await expect(readArtists(directory)).rejects.toThrow(/split\.tsv:1: .*path/);
  });
});

describe('tables', () => {
  const cell = fc.string().filter((text) => text === text.trim() && !/[\t\r\n\uFEFF]/.test(text));

  it('give back what was written, whatever it is', () => {
    const row = fc.tuple(
      fc.string({ minLength: 1 }).filter((text) => /^\w+$/.test(text)),
      cell,
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = rows.map((cells) => cells.join('\t')).join('\n');
        const found = parseRows('t', text, ['path', 'artist']);
        expect(found.map(({ cells }) => [cells.path, cells.artist])).toEqual(rows);
      }),
    );
  });

  it('never fail but by naming the missing column', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseTable('t.tsv', text, ['path']);
        } catch (error) {
          expect((error as Error).message).toMatch(/^t\.tsv:1: .*path/);
        }
      }),
    );
  });
});
