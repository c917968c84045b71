import { PassThrough } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { runTerminalDashboard } from '../../../dashboards/terminal/index.js';
import { makeUpPrediction } from '../../helpers/made-up-station.js';
import { serveMadeUpStations } from '../../helpers/serve-made-up-stations.js';

const openPipe = () => {
  const pipe = new PassThrough();
  let text = '';
  pipe.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return { stdout: pipe as unknown as NodeJS.WriteStream, text: () => text };
};

it('writes plain lines where stdout is no terminal, until it is told to stop', async () => {
  const server = await serveMadeUpStations(['demo']);
  const stopping = new AbortController();
  const { stdout, text } = openPipe();
  const ended = runTerminalDashboard({ url: server.url, stdout, signal: stopping.signal });
  await vi.waitFor(() => {
    expect(text()).toMatch(/^\d\d:\d\d:\d\d demo: running$/m);
  }, 10_000);
  server.hub.publish('demo', makeUpPrediction('jazz', 1, Date.now()));
  await vi.waitFor(() => {
    expect(text()).toMatch(/^\d\d:\d\d:\d\d demo: hears jazz$/m);
  }, 10_000);
  stopping.abort();
  await ended;
  await server.close();
  expect(text()).not.toContain('\u001B');
});
