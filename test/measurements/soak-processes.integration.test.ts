import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createRadioSource } from '../../streams/sources/radio-source.js';
import { needs } from '../helpers/needs.js';
import { describeResources, readResources } from '../helpers/read-resources.js';
import { report } from '../helpers/report.js';
import { serveHttp } from '../helpers/serve-http.js';
import { waitUntil } from '../helpers/wait-until.js';

const isLong = process.env['EARSHOT_MEASURE'] === '1';
const STATIONS = isLong ? 20 : 6;
const ROUNDS = isLong ? 60 : 5;
const WATCHDOG = { firstAudioMs: 3000, stalledAfterMs: 500, abandonAfterMs: 500 };

const mp3 = readFileSync(new URL('../fixtures/encoded/jazz.mp3', import.meta.url));
/** Enough not to be called brief, so that stations are asked again at once. */
const burst = Buffer.concat([mp3, mp3, mp3, mp3, mp3]);

const sound = (response: ServerResponse): void =>
  void response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).write(burst);

/** Sound that ends, is cut off, or stays away, and refusals: in turn. */
const answers: readonly ((response: ServerResponse) => void)[] = [
  (response) => sound(response),
  (response) => response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end(burst),
  (response) => void response.writeHead(503).end(),
  (response) => {
    sound(response);
    setImmediate(() => response.socket?.destroy());
  },
];

describe.skipIf(process.platform !== 'linux' || !needs('ffmpeg'))('real processes', () => {
  it(`of ${STATIONS} stations that break off ${ROUNDS} times leave nothing behind`, async () => {
    let asked = 0;
    const server = await serveHttp((_request, response) => {
      answers[asked % answers.length]!(response);
      asked += 1;
    });
    const before = readResources();
    report(`before: ${describeResources(before)}`);
    let chunks = 0;
    const listening = Array.from({ length: STATIONS }, (_, index) => {
      const decoder = index % 2 === 0 ? 'ffmpeg' : 'wasm';
      const options = { decoder, watchdog: WATCHDOG, giveUp: 'never' } as const;
      const { events } = createRadioSource(`${server.url}/${index}`, options);
      return events().subscribe(({ kind }) => (chunks += kind === 'audio' ? 1 : 0));
    });
    const looks = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      await waitUntil(() => asked >= round * STATIONS);
      const look = readResources();
      looks.push(look);
      report(`${asked} connections: ${describeResources(look)}`);
    }
    listening.forEach((subscription) => subscription.unsubscribe());
    await waitUntil(() => readResources().children <= before.children);
    await waitUntil(() => server.connections() === 0 && readResources().files <= before.files + 1);
    const after = readResources();
    report(`after: ${describeResources(after)}`);
    await server.close();
    expect(chunks).toBeGreaterThan(STATIONS);
    // Each second station has one ffmpeg at a time, and perhaps one that is about to end.
    const most = Math.max(...looks.map(({ children }) => children - before.children));
    expect(most).toBeLessThanOrEqual(STATIONS);
    const middle = looks[Math.floor(looks.length / 2)]!;
    expect(looks.at(-1)!.heapMegabytes - middle.heapMegabytes).toBeLessThan(10);
  }, 400_000);
});
