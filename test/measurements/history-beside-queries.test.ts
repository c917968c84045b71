import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';
import { openHistory } from '../../src/history/read/history-reader.js';
import { recordHistory } from '../../src/history/record-history.js';
import type { StationMessage } from '../../src/protocol/index.js';
import { predictionOf, START_MS } from '../helpers/dashboard-messages.js';
import { report } from '../helpers/report.js';

const STATIONS = 200;
const SECONDS = 120;

/** Reads the whole history again and again, as somebody else would; says how often when it is asked. */
const QUERY = `
const { parentPort, workerData } = require('node:worker_threads');
const Database = require('libsql');
const database = new Database(workerData, { readonly: true });
let times = 0;
const query = () => {
  database.prepare('SELECT count(*), sum(length(smoothed)) FROM steps, json_each(smoothed)').get();
  times += 1;
  setImmediate(query);
};
parentPort.on('message', () => { parentPort.postMessage(times); process.exit(); });
query();`;

test('200 stations are kept whole while somebody queries without a pause', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-beside-'));
  const file = join(folder, 'history.db');
  const messages$ = new Subject<StationMessage>();
  const settings = { file, keepDays: 10_000, maxMegabytes: 1000 };
  const troubles: unknown[] = [];
  const onReport = (trouble: unknown): void => void troubles.push(trouble);
  const history = await recordHistory({ messages$, settings, onReport });
  const reading = new Worker(QUERY, { eval: true, workerData: file });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  for (let step = 0; step < SECONDS; step += 1) {
    for (let station = 0; station < STATIONS; station += 1) {
      messages$.next(predictionOf(`station ${station}`, 'rock', step));
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  delay.disable();
  const times = await new Promise((resolve) => {
    reading.once('message', resolve).postMessage('enough');
  });
  await history.close();
  const reader = await openHistory(file);
  const span = { fromMs: START_MS, untilMs: START_MS + SECONDS * 1000 };
  const kept = reader
    .stations()
    .flatMap((station) => [...reader.steps(station, span)])
    .reduce((sum, { predictions }) => sum + predictions, 0);
  reader.close();
  rmSync(folder, { recursive: true, force: true });
  report(
    `history beside ${String(times)} queries: ${kept} predictions kept, event loop late by ${(delay.percentile(99) / 1e6).toFixed(1)} ms (p99; 5 ms are the measure itself)`,
  );
  expect([kept, history.lost(), troubles]).toEqual([STATIONS * SECONDS, 0, []]);
}, 60_000);
