import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../helpers/free-port.js';
import { connectClient } from '../../helpers/live-api.js';
import { startEarshot } from '../../helpers/run-earshot.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-serve-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const serve = async (config: string, url: string) => {
  const server = startEarshot(['serve', '--config', config]);
  await server.until('"serving"');
  return { ...server, client: await connectClient(url) };
};

const isPrediction = ({ type }: { readonly type: string }): boolean => type === 'prediction';

test('earshot serve says goodbye within two seconds, and clients resume when it is started again', async () => {
  const port = await freePort();
  const url = `ws://127.0.0.1:${port}/v1/ws`;
  const config = join(folder, 'earshot.yaml');
  const text = 'stations: [{name: demo, source: "synthetic:demo"}]\n';
  writeFileSync(config, `${text}server: {port: ${port}}\n`);

  const first = await serve(config, url);
  await first.client.subscribe('a');
  await first.client.find(isPrediction);
  const stopMs = performance.now();
  first.child.kill('SIGTERM');
  expect(await first.client.closed).toMatchObject({ code: 1001 });
  expect(await first.ended).toMatchObject({ code: 0, leftRunning: false });
  expect(performance.now() - stopMs).toBeLessThan(2000);
  const seq = Math.max(...first.client.messages.map((each) => ('seq' in each ? each.seq : 0)));

  const second = await serve(config, url);
  await second.client.subscribe('a', { since: { demo: seq } });
  const gap = await second.client.find(({ type }) => type === 'gap');
  const next = await second.client.find((message) => 'seq' in message);
  second.child.kill('SIGTERM');
  await second.ended;
  const from = seq + 1;
  const to = 'seq' in next ? next.seq - 1 : 0;
  expect(gap).toEqual({ type: 'gap', station: 'demo', from, to });
  expect(to).toBeGreaterThan(from);
}, 60_000);

test('earshot serve describes the sound unless it is told not to', async () => {
  const predictionOf = async (...flags: readonly string[]) => {
    const port = await freePort();
    const config = join(folder, `${port}.yaml`);
    const text = 'stations: [{name: demo, source: "synthetic:demo"}]\n';
    writeFileSync(config, `${text}server: {port: ${port}}\n`);
    const server = startEarshot(['serve', '--config', config, ...flags]);
    await server.until('"serving"');
    const client = await connectClient(`ws://127.0.0.1:${port}/v1/ws`);
    await client.subscribe('a');
    const prediction = await client.find(isPrediction);
    server.child.kill('SIGTERM');
    await server.ended;
    return prediction;
  };
  const [described, plain] = await Promise.all([predictionOf(), predictionOf('--no-descriptors')]);
  expect(described).toHaveProperty('descriptors');
  expect(plain).toHaveProperty('probabilities');
  expect(plain).not.toHaveProperty('descriptors');
}, 60_000);
