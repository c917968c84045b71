import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runEarshot } from '../../helpers/run-earshot.js';

let folder = '';
let busy: Server;
let busyPort = 0;
let freePort = 0;

const listening = async (): Promise<Server> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-bad-input-'));
  mkdirSync(join(folder, 'a-directory'));
  mkdirSync(join(folder, 'no-model'));
  writeFileSync(join(folder, 'empty.wav'), '');
  writeFileSync(join(folder, 'text.mp3'), 'This is no music, only words.\n'.repeat(100));
  writeFileSync(join(folder, 'wrong.yaml'), 'server:\n  port: 0\nsmothing: {}\n');
  writeFileSync(join(folder, 'none.yaml'), 'server: {port: 0}\n');
  busy = await listening();
  busyPort = portOf(busy);
  const closed = await listening();
  freePort = portOf(closed);
  await new Promise((resolve) => closed.close(resolve));
});

afterAll(async () => {
  await new Promise((resolve) => busy.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

type Case = readonly [title: string, args: () => readonly string[], code: number, says: RegExp];

const at = (name: string): string => join(folder, name);
const listenTo = (...args: readonly string[]): readonly string[] => [
  'listen',
  ...args,
  '--json',
  ...(args.includes('--port') ? [] : ['--port', '0']),
];

const cases: readonly Case[] = [
  ['an unknown scheme', () => listenTo('tape:one'), 2, /tape/],
  ['no scheme at all', () => listenTo('song.mp3'), 2, /song\.mp3/],
  ['a synthetic station that does not exist', () => listenTo('synthetic:polka'), 2, /polka.*demo/],
  ['nothing to listen to', () => listenTo(), 2, /synthetic:demo/],
  ['a missing file', () => listenTo(`file:${at('missing.mp3')}`), 1, /missing\.mp3.*no such file/],
  ['a directory', () => listenTo(`file:${at('a-directory')}`), 1, /a-directory.*directory/],
  ['an empty file', () => listenTo(`file:${at('empty.wav')}`), 1, /empty\.wav.*empty/],
  ['text named .mp3', () => listenTo(`file:${at('text.mp3')}`), 1, /text\.mp3.*text/],
  ['an unknown microphone', () => listenTo('microphone:no such device'), 1, /microphone/],
  ['a missing file to classify', () => ['classify', at('missing.mp3')], 1, /no such file/],
  ['a directory to classify', () => ['classify', at('a-directory')], 1, /directory/],
  ['an empty file to classify', () => ['classify', at('empty.wav')], 1, /empty/],
  ['text to classify', () => ['classify', '--json', at('text.mp3')], 1, /text/],
  ['an unknown flag', () => ['listen', '--jsno'], 2, /unknown option '--jsno'.*--json/],
  ['an unknown command', () => ['lisen'], 2, /unknown command 'lisen'.*listen/],
  ['a port that is none', () => ['listen', 'synthetic:demo', '--port', 'high'], 2, /port from 0/],
  ['a time that is none', () => ['listen', 'synthetic:demo', '--for', '-1'], 2, /seconds above 0/],
  [
    'a wrong key in the configuration',
    () => ['serve', '--config', at('wrong.yaml')],
    2,
    /wrong\.yaml:3: unknown key 'smothing'; did you mean 'smoothing'/,
  ],
  ['a configuration without stations', () => ['serve', '--config', at('none.yaml')], 2, /stations/],
  ['a missing configuration', () => ['serve', '--config', at('no.yaml')], 2, /no such file/],
  [
    'a port in use',
    () => listenTo('synthetic:demo', '--port', String(busyPort)),
    1,
    /port \d+ .*in use.*--port/,
  ],
  [
    'a folder without a model',
    () => listenTo('synthetic:demo', '--model', at('no-model')),
    1,
    /no model in .*no-model/,
  ],
  [
    'an address that refuses',
    () => listenTo(`radio:http://127.0.0.1:${freePort}/live`, '--for', '2'),
    1,
    /no audio was heard from radio:http:\/\/127\.0\.0\.1:\d+\/live.*refused/i,
  ],
  ['an address that is none', () => listenTo('radio:not a url'), 1, /not a url/],
  ['a dashboard of no address', () => ['watch', 'not a url'], 2, /ws:\/\//],
];

describe('the command line', () => {
  test.concurrent.for(cases)(
    'says in one clear line what is wrong with %s',
    { timeout: 60_000 },
    async ([, args, code, says], { expect: check }) => {
      const run = await runEarshot(args());
      const complaints = run.stderr.split('\n').filter((line) => line.startsWith('earshot: '));
      check(complaints, run.stderr).toHaveLength(1);
      check(complaints[0]).toMatch(says);
      check(run.stderr).not.toContain('internal error');
      check(run.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      check(run.stdout).toBe('');
      check(run.code).toBe(code);
      check(run.leftRunning).toBe(false);
    },
  );

  test('goes on with the next file after a bad one and fails in the end', async () => {
    const run = await runEarshot(['classify', at('empty.wav'), at('text.mp3')]);
    expect(run.stderr.split('\n').filter((line) => line.startsWith('earshot: '))).toHaveLength(2);
    expect(run.code).toBe(1);
  });
});
