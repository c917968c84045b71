import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Subject } from 'rxjs';
import { afterAll, expect, test } from 'vitest';
import { openHistory } from '../../../src/history/read/history-reader.js';
import { recordHistory, type HistoryReport } from '../../../src/history/record-history.js';
import type { StationMessage } from '../../../src/protocol/index.js';
import { waitUntil } from '../../helpers/wait-until.js';

const folder = mkdtempSync(join(tmpdir(), 'earshot-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const titleOf = (seq: number): StationMessage => ({
  ...{ type: 'metadata', station: 'demo', seq, title: `title ${seq}`, wallTimeMs: 1000 + seq },
});

test('a thread that is lost is told once and replaced; what came meanwhile is written', async () => {
  const threads: Worker[] = [];
  const note = (worker: Worker): void => void threads.push(worker);
  process.on('worker', note);
  const messages$ = new Subject<StationMessage>();
  const reports: HistoryReport[] = [];
  const file = join(folder, 'history.db');
  const history = await recordHistory({
    messages$,
    settings: { file, keepDays: 10_000, maxMegabytes: 100 },
    onReport: (each) => reports.push(each),
  });
  messages$.next(titleOf(0));
  expect(threads).toHaveLength(1);
  await threads[0]!.terminate();
  messages$.next(titleOf(1));
  await waitUntil(() => reports.length === 1);
  messages$.next(titleOf(2));
  await waitUntil(() => reports.length === 2);
  process.off('worker', note);
  await history.close();
  expect(threads).toHaveLength(2);
  expect(reports).toMatchObject([
    { kind: 'history-failed', error: { message: 'the thread that keeps it is gone' } },
    { kind: 'history-resumed', lost: 0 },
  ]);
  const reader = await openHistory(file);
  const kept = [...reader.events('demo', { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER })];
  reader.close();
  expect(kept.map(({ body }) => (JSON.parse(body) as { title: string }).title).slice(-2)).toEqual([
    'title 1',
    'title 2',
  ]);
}, 30_000);
