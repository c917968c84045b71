import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runEarshot } from '../../../helpers/run-earshot.js';

const BLOCK = new URL('../../../fixtures/history/without-libsql.mjs', import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), 'earshot-no-libsql-'));
const config = join(folder, 'earshot.yaml');
const file = join(folder, 'history.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ['serve', '--config', config],
  ['history', 'demo', '--file', file],
  ['report', '--file', file],
])('earshot %s says in one line that the database is missing, and what to do', async (...args) => {
  const stations = 'stations: [{name: demo, source: "synthetic:demo"}]';
  writeFileSync(config, `${stations}\nhistory: {file: "${file}"}\nserver: {port: 0}\n`);
  writeFileSync(file, '');
  const { code, stderr } = await runEarshot(args, { NODE_OPTIONS: `--import ${BLOCK}` });
  expect(code).toBe(1);
  const lines = stderr.trim().split('\n');
  expect(lines.filter((line) => line.includes('history needs the package libsql'))).toHaveLength(1);
  expect(stderr).toMatch(/install it with `npm install libsql`/);
  expect(stderr).not.toMatch(/^\s+at /m);
});
