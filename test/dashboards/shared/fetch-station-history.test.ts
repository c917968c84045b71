import { afterEach, expect, it } from 'vitest';
import { fetchStationHistory } from '../../../dashboards/shared/fetch-station-history.js';
import type { TestServer } from '../../helpers/serve-http.js';
import { serveHttp } from '../../helpers/serve-http.js';

let server: TestServer | undefined;
afterEach(() => server?.close());

const ask = async (status: number, answer: unknown) => {
  server = await serveHttp((_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  return fetchStationHistory(server.url, 'fip', { seconds: 1800, stepSeconds: 10 });
};

it('takes orders to a terminal out of the titles of the past', async () => {
  const title = '\u001B]0;owned\u0007Song\r\n \u202Eleft';
  const known = { station: 'fip', seq: 1, wallTimeMs: 1, heldSeconds: 1800 };
  const history = { ...known, stepSeconds: 10, steps: [], detections: [] };
  const told = await ask(200, { ...history, titles: [{ wallTimeMs: 1, title }] });
  expect(told?.titles).toEqual([{ wallTimeMs: 1, title: ']0;ownedSong left' }]);
});

it('knows nothing where the server keeps no history, and fails where it refuses', async () => {
  expect(await ask(404, {})).toBeUndefined();
  await server?.close();
  await expect(ask(403, {})).rejects.toThrow('the server answers 403');
});
