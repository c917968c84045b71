import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../../src/history/export/to-csv.js';
import { toParquet } from '../../../src/history/export/to-parquet.js';
import { openHistory, type HistoryReader } from '../../../src/history/read/history-reader.js';
import { readRecords } from '../../../src/history/read/read-records.js';
import { START_MS } from '../../helpers/dashboard-messages.js';
import { madeUpDay } from '../../helpers/made-up-day.js';
import { writeHistory } from '../../helpers/write-history.js';

const span = { fromMs: START_MS, untilMs: START_MS + 86_400_000 };
let folder = '';
let reader: HistoryReader;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-history-'));
  const file = join(folder, 'history.db');
  await writeHistory(file, [...madeUpDay('demo'), ...madeUpDay('other')]);
  reader = await openHistory(file);
});
afterAll(() => {
  reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const records = () => [...readRecords(reader, 'demo', span)];

describe('a history', () => {
  test('gives steps of ten seconds and every event of one station, in the order of time', () => {
    const all = records();
    expect(all.filter(({ type }) => type === 'step')).toHaveLength(180);
    expect(all.filter(({ type }) => type !== 'step').map(({ type }) => type)).toEqual([
      ...['status', 'status', 'metadata', 'metadata', 'detection', 'status', 'status', 'metadata'],
    ]);
    const times = all.map(({ wallTimeMs }) => wallTimeMs);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(all.map(({ station }) => station))).toEqual(new Set(['demo']));
  });

  test('holds means and shares in its steps and events as they were said', () => {
    const [step] = records().filter(({ type }) => type === 'step');
    expect(step).toMatchObject({ predictions: 10, state: 'music', genre: 'rock' });
    expect(step).toMatchObject({ states: { music: 1 }, genres: { rock: 1 } });
    const sum = Object.values((step as { smoothed: Record<string, number> }).smoothed);
    expect(sum.reduce((one, other) => one + other)).toBeCloseTo(1, 2);
    expect(records().find(({ type }) => type === 'detection')).toEqual({
      ...{ type: 'detection', station: 'demo', wallTimeMs: START_MS + 1_205_000 },
      ...{ event: 'began', label: 'jazz', startSeconds: 1200, meanConfidence: 0.5 },
    });
  });

  test('is cut to the time that is asked for', () => {
    const short = { fromMs: START_MS + 100_000, untilMs: START_MS + 120_000 };
    expect([...readRecords(reader, 'demo', short)]).toHaveLength(2);
    expect([...readRecords(reader, 'nobody', span)]).toEqual([]);
  });

  test('as CSV quotes what needs it and starts no formula in a spreadsheet', () => {
    const lines = [...toCsv(records(), ['jazz'])];
    expect(lines[0]).toMatch(/^time,type,station,state,genre,title,.*,smoothed\.jazz\r\n$/);
    expect(lines).toHaveLength(1 + 180 + 8);
    expect(lines.join('')).toContain('"One, ""the first"" <b>"');
    expect(lines.join('')).toContain(",'=SUM(A1),");
    const commas = lines[1]!.split(',').length;
    expect(lines[0]!.split(',')).toHaveLength(commas);
  });

  test('as Parquet is read back by another reader as it was', async () => {
    const labels = reader.labels('demo', span);
    const bytes = await toParquet(records(), labels);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file: file as ArrayBuffer });
    expect(rows).toHaveLength(188);
    expect(rows.find(({ title }) => title === '=SUM(A1)')).toMatchObject({
      time: new Date(START_MS + 1_200_000),
      type: 'metadata',
      genre: null,
    });
    const smoothed = labels.map((label) => rows[5]![`smoothed.${label}`] as number);
    expect(smoothed.reduce((one, other) => one + other)).toBeCloseTo(1, 2);
  });

  test('as Parquet may hold nothing', async () => {
    const bytes = await toParquet([], []);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    expect(await parquetReadObjects({ file: file as ArrayBuffer })).toEqual([]);
  });
});
