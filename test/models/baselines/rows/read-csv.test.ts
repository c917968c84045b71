import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { csvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberRows } from '../../../../models/baselines/rows/number-rows.js';
import { readCsv } from '../../../../models/baselines/rows/read-csv.js';
import { ModelError } from '../../../../models/errors.js';

describe('a table of a data folder', () => {
  let data: string;
  const write = (name: string, bytes: Uint8Array | string) =>
    writeFile(join(data, 'tables', `${name}.csv.gz`), bytes);
  const failure = (name: string, columns: readonly string[] = []): Promise<unknown> =>
    readCsv(data, name, columns).then(
      () => undefined,
      (error: unknown) => error,
    );

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'earshot-tables-'));
    await mkdir(join(data, 'tables'));
  });
  afterAll(() => rm(data, { recursive: true, force: true }));

  it('is read as it was written, whatever stands in its cells', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 });
    const row = fc.record({ title: cell, 'a, "quoted" name': cell });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
        await write('any', gzipSync(csvFormat(rows)));
        const table = await readCsv(data, 'any', ['title', 'a, "quoted" name']);
        expect(table.map((cells) => ({ ...cells }))).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  it('names the file where there is none', async () => {
    const error = await failure('absent');
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ code: 'data-missing' });
    expect((error as Error).message).toContain(join('tables', 'absent.csv.gz'));
    expect((error as Error).message).toContain('there is none');
  });

  it('is damaged where it is no gzip file, or one that is cut off', async () => {
    const whole = gzipSync('title,tempo\nSong,120\n'.repeat(100));
    await write('plain', 'title,tempo\nSong,120\n');
    await write('cut', whole.subarray(0, whole.length - 12));
    await write('empty', '');
    for (const name of ['plain', 'cut', 'empty']) {
      expect(await failure(name), name).toMatchObject({ name: 'ModelError', code: 'data-damaged' });
    }
  });

  it('never fails in another way, whatever bytes are changed', async () => {
    const whole = gzipSync('title,tempo\nSong,120\nTune,90\n');
    const change = fc.record({ place: fc.nat(whole.length - 1), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const { place, value } of changes) bytes[place] = value;
        await write('changed', bytes);
        const error = await failure('changed', ['title', 'tempo']);
        if (error !== undefined) expect(error).toBeInstanceOf(ModelError);
      }),
      { numRuns: 60 },
    );
  });

  it('says which of the expected columns are not found', async () => {
    await write('narrow', gzipSync('title,tempo\nSong,120\n'));
    const error = await failure('narrow', ['title', 'key', 'mode']);
    expect(error).toMatchObject({ code: 'data-damaged' });
    expect((error as Error).message).toContain('key, mode not found');
  });

  it('gives numbers row by row, and names row and column of what is none', async () => {
    await write('numbers', gzipSync('tempo,key\n120,1e-3\n-90.5,0\n'));
    const table = await readCsv(data, 'numbers', []);
    const rows = numberRows(table, ['key', 'tempo'], ['a', 'b']);
    expect([...rows.inputs]).toEqual([expect.closeTo(0.001, 6), 120, 0, -90.5]);
    expect([rows.count, rows.width, rows.groups]).toEqual([2, 2, ['a', 'b']]);
    for (const bad of ['', '?', 'NaN', 'Infinity', '12 bpm']) {
      const damaged = [...table, { tempo: bad, key: '1' }];
      expect(() => numberRows(damaged, ['tempo'], []), bad).toThrow(
        `row 3: expected a number in tempo, got "${bad}"`,
      );
    }
  });
});
