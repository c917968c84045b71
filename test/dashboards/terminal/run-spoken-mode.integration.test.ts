import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runTerminalDashboard } from '../../../dashboards/terminal/index.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import type { MadeUpServer } from '../../helpers/serve-made-up-stations.js';
import { serveMadeUpStations } from '../../helpers/serve-made-up-stations.js';

let server: MadeUpServer | undefined;
afterEach(() => server?.close());

const start = async () => {
  server = await serveMadeUpStations(['demo', 'club']);
  server.hub.publish('demo', makeUpPrediction('jazz', 3, Date.now()));
  const stdout = new PassThrough();
  const stdin = new PassThrough();
  let text = '';
  stdout.on('data', (part: Buffer) => (text += part.toString()));
  const ended = runTerminalDashboard({
    url: server.url,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    mode: 'spoken',
  });
  const hears = (sentence: string | RegExp) =>
    vi.waitFor(() => expect(text).toMatch(sentence), { timeout: 5000 });
  const spoken = () => text;
  return {
    hub: server.hub,
    hears,
    spoken,
    ended,
    type: (line: string) => stdin.write(`${line}\n`),
  };
};

describe('the dashboard for a screen reader', () => {
  it('says in sentences what happens', async () => {
    const { hub, hears, spoken, type, ended } = await start();
    // It is connected before it is told of stations.
    await vi.waitFor(() => {
      type('demo');
      expect(spoken()).toMatch(/demo: jazz, \d+ percent/);
    });
    hub.publish('demo', { type: 'metadata', title: 'So What', wallTimeMs: 1 });
    await hears('demo: title So What.\n');
    hub.publish('demo', {
      type: 'detection',
      event: 'began',
      label: 'jazz',
      startSeconds: 1,
      meanConfidence: 0.7,
      wallTimeMs: 1,
    });
    await hears('demo: jazz began.\n');
    type('quit');
    await ended;
  });

  it('answers what is typed, without one sign that is not read well', async () => {
    const { hears, type, ended } = await start();
    await hears('connected.\n');
    type('demo');
    await hears(/demo: jazz, \d+ percent\. Likeliest jazz \d+ percent, .* Level -\d+ decibels\./);
    type('');
    await hears('club: nothing heard yet.\n');
    type('xyz');
    await hears('No station fits xyz.');
    type('help');
    await hears('quit to end.');
    type('events');
    await hears(/(connected\.\n.*){2}/s);
    type('q');
    await ended;
  });
});
