import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../../../src/cli/command-context.js';
import { runCli } from '../../../../src/cli/run-cli.js';
import { openHistory } from '../../../../src/history/read/history-reader.js';
import { namePageFiles } from '../../../../src/history/report/name-page-files.js';
import { summariseStation } from '../../../../src/history/report/summarise-station.js';
import { totalOf } from '../../../../src/history/report/summarise-hours.js';
import { summariseUptime } from '../../../../src/history/report/summarise-uptime.js';
import { START_MS } from '../../../helpers/dashboard-messages.js';
import { madeUpDay } from '../../../helpers/made-up-day.js';
import { writeHistory } from '../../../helpers/write-history.js';

const span = { fromMs: START_MS, untilMs: START_MS + 86_400_000 };
let folder = '';
let file = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-report-'));
  file = join(folder, 'history.db');
  await writeHistory(file, [...madeUpDay('<i>one</i>'), ...madeUpDay('two')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const summarise = async () => {
  const reader = await openHistory(file);
  const summary = summariseStation(reader, 'two', span);
  reader.close();
  return summary;
};

describe('earshot report', () => {
  test('counts how long each genre and state was heard, hour by hour', async () => {
    const { hours } = await summarise();
    expect(hours.map(({ startMs }) => startMs)).toEqual([START_MS]);
    expect(totalOf(hours, ({ genres }) => genres)).toEqual({ rock: 600, jazz: 600 });
    expect(totalOf(hours, ({ states }) => states)).toEqual({ music: 1200, speech: 600 });
  });

  test('counts uptime and lists the outage with its reason', async () => {
    const { uptime } = await summarise();
    expect(uptime.wantedSeconds).toBe(2400);
    expect(uptime.runningSeconds).toBe(2100);
    expect(uptime.outages).toMatchObject([
      { fromMs: START_MS + 1_800_000, state: 'backoff', reason: 'connection refused' },
    ]);
  });

  test('a killed program ends what its last state said, and paused time is not wanted', () => {
    const changes = [
      { wallTimeMs: 0, state: 'running' },
      { wallTimeMs: 100_000, state: 'paused' },
      { wallTimeMs: 200_000, state: 'running' },
    ];
    const runs = [{ beganMs: 0, lastMs: 250_000 }];
    const uptime = summariseUptime(changes, runs, { fromMs: 50_000, untilMs: 1_000_000 });
    expect(uptime).toEqual({ wantedSeconds: 100, runningSeconds: 100, outages: [] });
  });

  test('writes a page for each station and one for all, which ask nothing of any network', async () => {
    const out = join(folder, 'pages');
    const said: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        said.push(String(chunk));
        done();
      },
    }) as unknown as NodeJS.WriteStream;
    const context: CommandContext = {
      stdout: stream,
      stderr: stream,
      stop: new AbortController().signal,
      onReload: () => () => {},
      openDashboard: () => Promise.resolve(),
    };
    const since = new Date(START_MS).toISOString();
    const args = ['report', '--file', file, '--out', out, '--since', since];
    expect([await runCli(args, context), said]).toEqual([0, [`${join(out, 'index.html')}\n`]]);
    expect(readdirSync(out).sort()).toEqual(['-i-one-i-.html', 'index.html', 'two.html']);
    for (const name of readdirSync(out)) {
      const html = readFileSync(join(out, name), 'utf8');
      expect(html).not.toMatch(/(src|href)="?(https?:)?\/\/|<script|<i>one/);
      const { document } = parseHTML(html);
      expect(document.querySelectorAll('figure svg rect').length).toBeGreaterThan(2);
    }
    const page = readFileSync(join(out, 'two.html'), 'utf8');
    expect(page).toContain('One, &quot;the first&quot; &lt;b&gt;');
    expect(page).toContain('connection refused');
    expect(page).toContain('87.5 %');
    const links = parseHTML(readFileSync(join(out, 'index.html'), 'utf8')).document;
    expect([...links.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '-i-one-i-.html',
      'two.html',
    ]);
  });

  test('gives every station a file of its own that no folder can be left by', () => {
    expect(namePageFiles(['../../etc', 'A b', 'a b', 'index', ''])).toEqual([
      '-etc.html',
      'A-b.html',
      'a-b-2.html',
      'index-2.html',
      'station.html',
    ]);
  });
});
