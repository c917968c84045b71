import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOld } from '../../../src/history/database/forget-old.js';
import { openForWriting } from '../../../src/history/database/open-for-writing.js';
import { openHistory } from '../../../src/history/read/history-reader.js';
import { START_MS } from '../../helpers/dashboard-messages.js';
import { madeUpDay } from '../../helpers/made-up-day.js';
import { writeHistory } from '../../helpers/write-history.js';

const DAY_MS = 86_400_000;
const ALL = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-forget-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const daysLater = (days: number) =>
  madeUpDay('demo').map((message) => ({
    ...message,
    wallTimeMs: message.wallTimeMs + days * DAY_MS,
  }));

const lookAt = async (file: string) => {
  const reader = await openHistory(file);
  const steps = [...reader.steps('demo', ALL)];
  const events = [...reader.events('demo', ALL)];
  const runs = reader.runs(ALL);
  reader.close();
  return { steps, events, runs };
};

test('what is older than keepDays goes; the last state and title of a station stay', async () => {
  const file = join(folder, 'age.db');
  for (const days of [0, 10, 20]) await writeHistory(file, daysLater(days));
  const database = await openForWriting(file);
  const retention = { keepDays: 15, maxMegabytes: 100 };
  forgetOld(database, retention, START_MS + 20 * DAY_MS + DAY_MS / 2);
  const half = await lookAt(file);
  expect(half.steps[0]!.startMs).toBe(START_MS + 10 * DAY_MS);
  expect([half.steps.length, half.runs.length]).toEqual([360, 2]);
  forgetOld(database, retention, START_MS + 1000 * DAY_MS);
  database.close();
  const none = await lookAt(file);
  expect(none.steps).toEqual([]);
  expect(none.events.map(({ type }) => type)).toEqual(['status', 'metadata']);
  expect(none.events[0]!.body).toContain('running');
});

test('above maxMegabytes the oldest goes until it fits, and the disk gets the space back', async () => {
  const file = join(folder, 'size.db');
  for (let day = 0; day < 20; day += 1) await writeHistory(file, daysLater(day));
  const beforeBytes = statSync(file).size;
  const maxMegabytes = beforeBytes / 2e6;
  const database = await openForWriting(file);
  for (let pass = 0; pass < 5; pass += 1) {
    forgetOld(database, { keepDays: 1000, maxMegabytes }, START_MS + 20 * DAY_MS);
  }
  database.close();
  const { steps } = await lookAt(file);
  expect(statSync(file).size).toBeLessThanOrEqual(maxMegabytes * 1e6 * 1.05);
  expect(steps.length).toBeGreaterThan(1000);
  expect(steps.at(-1)!.startMs).toBeGreaterThan(START_MS + 19 * DAY_MS);
});
