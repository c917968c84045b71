import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Subject } from 'rxjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createBatchCollector } from '../../../src/history/collect-batch.js';
import { openForWriting } from '../../../src/history/database/open-for-writing.js';
import { recordHistory, type HistoryReport } from '../../../src/history/record-history.js';
import { openHistory } from '../../../src/history/read/history-reader.js';
import type { StationMessage } from '../../../src/protocol/index.js';
import { predictionOf } from '../../helpers/dashboard-messages.js';
import { madeUpDay } from '../../helpers/made-up-day.js';
import { waitUntil } from '../../helpers/wait-until.js';

const SPAN = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-record-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a batch that waits', () => {
  test('is the same sums however it is cut, put back and taken again', () => {
    const messages = madeUpDay('demo').slice(0, 300);
    const whole = createBatchCollector(1000);
    messages.forEach((message) => whole.add(message));
    const expected = whole.take(1);
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }), (cuts) => {
        const collector = createBatchCollector(1000);
        messages.forEach((message, index) => {
          collector.add(message);
          if (cuts[index]) collector.putBack(collector.take(0));
        });
        const taken = collector.take(1);
        expect(taken.events).toEqual(expected.events);
        expect(taken.steps).toEqual(expected.steps);
      }),
      { numRuns: 20 },
    );
  });

  test('keeps the newest beyond its limit and counts what went', () => {
    const collector = createBatchCollector(10);
    for (let step = 0; step < 150; step += 1) collector.add(predictionOf('demo', 'rock', step));
    for (let seq = 0; seq < 15; seq += 1) {
      collector.add({ type: 'metadata', station: 'demo', seq, title: `${seq}`, wallTimeMs: seq });
    }
    const { steps, events } = collector.take(0);
    expect([steps.length, events.length, collector.lost()]).toEqual([10, 10, 10]);
    expect(events[0]!.body).toBe('{"title":"5"}');
  });
});

test('a database that another holds is trouble said once; nothing is lost when it comes free', async () => {
  const file = join(folder, 'held.db');
  const messages$ = new Subject<StationMessage>();
  const reports: HistoryReport[] = [];
  const settings = { file, keepDays: 10_000, maxMegabytes: 100 };
  const history = await recordHistory({
    messages$,
    settings,
    onReport: (report) => reports.push(report),
  });
  const other = await openForWriting(file);
  other.exec('BEGIN IMMEDIATE');
  madeUpDay('demo').forEach((message) => messages$.next(message));
  await waitUntil(() => reports.length === 1);
  expect(reports[0]).toMatchObject({ kind: 'history-failed' });
  other.exec('ROLLBACK');
  other.close();
  await waitUntil(() => reports.length === 2);
  expect(reports[1]).toEqual({ kind: 'history-resumed', lost: 0 });
  await history.close();
  const reader = await openHistory(file);
  const predictions = [...reader.steps('demo', SPAN)].map((step) => step.predictions);
  expect(predictions.reduce((one, other) => one + other)).toBe(1800);
  expect([...reader.events('demo', SPAN)]).toHaveLength(8);
  reader.close();
}, 20_000);
