import { afterEach, describe, expect, it } from 'vitest';
import { detectionBody, predictionBody, titleBody } from '../helpers/fake-bodies.js';
import { findPython } from '../helpers/find-python.js';
import { needs } from '../helpers/needs.js';
import { EXAMPLE_TOKEN, serveToExamples } from '../helpers/serve-to-examples.js';
import { startExample, type RunningExample } from '../helpers/start-example.js';

const python = findPython('websockets');
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Wanted = Parameters<typeof serveToExamples>[0];

const serve = async (wanted?: Wanted) => {
  const server = await serveToExamples(wanted);
  closing.push(server.close);
  return server;
};

const start = (...command: Parameters<typeof startExample>): RunningExample => {
  const example = startExample(...command);
  closing.push(() => example.stop());
  return example;
};

const WITH_TOKEN = { EARSHOT_TOKEN: EXAMPLE_TOKEN };
const WITHOUT_TOKEN = { EARSHOT_TOKEN: '' };

describe('examples/listen.mjs', { timeout: 60_000 }, () => {
  const run = (url: string, env: Readonly<Record<string, string>> = WITHOUT_TOKEN) =>
    start(process.execPath, ['examples/listen.mjs', url], env);

  it('prints what is played, goes on over a restart, and ends with Ctrl-C', async () => {
    const first = await serve();
    const example = run(first.url);
    await example.until('Earshot 0.0.0', 'listening to fip');
    first.hub.publish('fip', predictionBody());
    await example.until('fip 1001: unsure {"blues":0.75,"rock":0.25}');
    await first.close();
    await example.until('lost: the server shuts down, again in');
    const second = await serve({ port: first.port, firstSeq: 5000 });
    await example.until('fip: 1002 to 5000 are lost');
    second.hub.publish('fip', detectionBody('began'));
    await example.until('fip 5001: blues began');
    expect(await example.stop('SIGINT')).toBe(0);
  });

  it('is let in with a token, and says so when it is not', async () => {
    const { url } = await serve({ isLocked: true });
    await run(url, WITH_TOKEN).until('Earshot 0.0.0', 'listening to fip');
    const refused = run(url);
    await refused.until('cannot go on: the server wants a token and none was given');
    expect(await refused.ended).not.toBe(0);
  });
});

describe.skipIf(!python)('examples/listen.py, with plain websockets', { timeout: 60_000 }, () => {
  const run = (url: string, env = WITHOUT_TOKEN) =>
    start(python ?? '', ['-u', 'examples/listen.py', url], env);

  it('prints what is played and goes on over a restart', async () => {
    const first = await serve();
    const example = run(first.url);
    await example.until('listening to fip');
    first.hub.publish('fip', predictionBody());
    await example.until('fip 1001 prediction unsure');
    await first.close();
    const second = await serve({ port: first.port, firstSeq: 5000 });
    await example.until('fip lost 1002 to 5000');
    second.hub.publish('fip', titleBody('after'));
    await example.until('fip 5001 metadata');
  });

  it('is let in with a token, and ends with a wrong one', async () => {
    const { url } = await serve({ isLocked: true });
    await run(url, WITH_TOKEN).until('listening to fip');
    const refused = run(url);
    await refused.until('closed: 4401');
    expect(await refused.ended).toBe(1);
  });
});

describe.skipIf(!needs('curl'))('examples/curl.sh', { timeout: 60_000 }, () => {
  it.each([
    ['without a token', false],
    ['with a token', true],
  ])('prints the stations and the events as they come, %s', async (_, isLocked) => {
    const { port, hub } = await serve({ isLocked });
    const env = isLocked ? WITH_TOKEN : WITHOUT_TOKEN;
    const example = start('sh', ['examples/curl.sh', `http://127.0.0.1:${port}`], env);
    await example.until('{"stations":[{"station":"fip"', '"type":"snapshot"');
    hub.publish('fip', predictionBody());
    hub.publish('fip', titleBody('Artist – Song'));
    expect(await example.until('Artist – Song')).not.toContain('"type":"prediction"');
  });
});

describe.skipIf(!python)('examples/websocket.sh', { timeout: 60_000 }, () => {
  it('prints messages as they come', async () => {
    const { url, hub } = await serve();
    const env = { ...WITHOUT_TOKEN, PYTHON: python ?? '' };
    const example = start('sh', ['examples/websocket.sh', url], env);
    await example.until('"type":"welcome"', '"type":"snapshot"');
    hub.publish('fip', titleBody('Artist – Song'));
    await example.until('Artist – Song');
  });
});
