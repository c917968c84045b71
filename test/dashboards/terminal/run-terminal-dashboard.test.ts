import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runTerminalDashboard } from '../../../dashboards/terminal/index.js';

const openTerminal = () => {
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 });
  let text = '';
  stdout.on('data', (part: Buffer) => {
    text += part.toString();
  });
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  });
  return {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    text: () => text,
  };
};

beforeEach(() => vi.stubEnv('CI', undefined));
afterEach(() => vi.unstubAllEnvs());

it('draws nothing when it is told to stop while it is still being loaded', async () => {
  const { stdout, stdin, text } = openTerminal();
  const stopping = new AbortController();
  const url = 'ws://127.0.0.1:1/v1/ws';
  const ended = runTerminalDashboard({ url, stdout, stdin, signal: stopping.signal });
  stopping.abort();
  await ended;
  expect(text()).toBe('');
});
