import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForReading } from '../../../src/history/database/open-for-reading.js';
import { openHistory } from '../../../src/history/read/history-reader.js';
import { report } from '../../helpers/report.js';

const SCRIPT = fileURLToPath(
  new URL('../../fixtures/history/write-until-killed.mjs', import.meta.url),
);
const KILLS = 12;
const SPAN = { fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-history-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the writer until it has said `count` more titles, and kills it there; gives when each was said. */
const writeAndKill = async (file: string, first: number, count: number) => {
  const child = spawn(process.execPath, [SCRIPT, file, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const saidMs: number[] = [];
  const gone = once(child, 'exit');
  createInterface({ input: child.stdout }).on('line', () => {
    saidMs.push(performance.now());
    if (saidMs.length === count) child.kill('SIGKILL');
  });
  const [code, signal] = await gone;
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  return { saidMs, killedMs: saidMs[count - 1]! };
};

const readBack = async (file: string) => {
  const database = await openForReading(file);
  const check = database.prepare('PRAGMA integrity_check').get();
  database.close();
  const reader = await openHistory(file);
  const titles = [...reader.events('demo', SPAN)].map(
    ({ body }) => (JSON.parse(body) as { title: string }).title,
  );
  const predictions = [...reader.steps('demo', SPAN)].reduce(
    (sum, step) => sum + step.predictions,
    0,
  );
  const runs = reader.runs(SPAN).length;
  reader.close();
  return { check, titles, predictions, runs };
};

test('a kill -9 at any moment loses at most the last second and never corrupts', async () => {
  const file = join(folder, 'killed.db');
  const losses: number[] = [];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const first = kill * 1000;
    const { saidMs, killedMs } = await writeAndKill(file, first, 5 + ((kill * 37) % 90));
    const { check, titles, predictions, runs } = await readBack(file);
    expect(check).toMatchObject({ integrity_check: 'ok' });
    const kept = titles.filter((title) => Math.floor(Number(title.slice(6)) / 1000) === kill);
    // In order and without a hole, up to where the kill cut it off.
    expect(kept).toEqual(kept.map((_, index) => `title ${first + 1 + index}`));
    expect(predictions).toBe(titles.length);
    expect(runs).toBe(kill);
    const firstLostMs = saidMs[kept.length];
    losses.push(firstLostMs === undefined ? 0 : killedMs - firstLostMs);
  }
  report(`kill -9, ${KILLS} times: lost at most ${Math.round(Math.max(...losses))} ms`);
  expect(Math.max(...losses)).toBeLessThan(1000);
}, 60_000);
