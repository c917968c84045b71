import type { RequestListener, ServerResponse } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSource, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { createRadioSource } from '../../../streams/sources/radio-source.js';
import { encodeWav } from '../../helpers/encode-wav.js';
import { freePort } from '../../helpers/free-port.js';
import { makeSine } from '../../helpers/make-sine.js';
import { measureFrequency } from '../../helpers/measure-frequency.js';
import { recordEvents, type Recording } from '../../helpers/record-events.js';
import { serveHttp, serveTcp, type TestServer } from '../../helpers/serve-http.js';
import { waitUntil } from '../../helpers/wait-until.js';

const TONE_HZ = 500;
const SECONDS = 3;

describe('a radio source', () => {
  let wav: Buffer;
  const servers: TestServer[] = [];
  const recordings: Recording[] = [];

  const serve = async (listener: RequestListener): Promise<TestServer> => {
    const server = await serveHttp(listener);
    servers.push(server);
    return server;
  };
  /** No jitter to wait for: attempts follow as fast as they may. */
  const listen = (url: string): Recording => {
    const source = createRadioSource(url, { decoder: 'wasm', random: () => 0.999 });
    const recording = recordEvents(source);
    recordings.push(recording);
    return recording;
  };
  const failureOf = (url: string): Promise<unknown> =>
    listen(url)
      .next(() => false)
      .then(undefined, (error: unknown) => error);
  const sendTone = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'audio/wav' }).write(wav);
  };
  const expectTone = async (url: string): Promise<void> => {
    const samples = await listen(url).samples(2 * SAMPLE_RATE_HZ);
    expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
  };

  beforeAll(() => {
    wav = encodeWav(makeSine(TONE_HZ, SAMPLE_RATE_HZ, SECONDS), SAMPLE_RATE_HZ);
  });
  afterEach(async () => {
    recordings.splice(0).forEach((recording) => recording.stop());
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  it('says that it runs at the first audio, and counts media time from 0', async () => {
    const { url } = await serve((_request, response) => sendTone(response));
    const heard = listen(url);
    await heard.samples(SAMPLE_RATE_HZ);
    expect(heard.events.slice(0, 3)).toMatchObject([
      { kind: 'status', state: 'starting' },
      { kind: 'status', state: 'running' },
      { kind: 'audio', chunk: { startSeconds: 0, interrupted: false } },
    ]);
  });

  it('closes its connection when nobody listens any more', async () => {
    const server = await serve((_request, response) => sendTone(response));
    const heard = listen(server.url);
    await heard.samples(SAMPLE_RATE_HZ);
    heard.stop();
    await waitUntil(() => server.connections() === 0);
  });

  it('follows redirects, and sends the credentials of the address without showing them', async () => {
    let authorization: string | undefined;
    const server = await serve((request, response) => {
      authorization = request.headers.authorization;
      if (request.url === '/') response.writeHead(302, { Location: '/tone' }).end();
      else sendTone(response);
    });
    const address = server.url.replace('//', '//me:secret@');
    await expectTone(address);
    expect(authorization).toBe(`Basic ${Buffer.from('me:secret').toString('base64')}`);
    expect(createSource(`radio:${address}`).uri).toBe(`radio:${server.url}/`);
  });

  it('understands servers that answer ICY 200 OK, with titles', async () => {
    const server = await serveTcp((socket) => {
      socket.write('ICY 200 OK\r\nicy-name: A Tone\r\nContent-Type: audio/wav\r\n');
      socket.write('icy-metaint: 4000\r\n\r\n');
      const title = Buffer.alloc(33);
      title.write("\x02StreamTitle='Caf\xe9 - Ol\xe9';", 'latin1');
      for (let at = 0; at < wav.length; at += 4000) {
        const block = wav.subarray(at, at + 4000);
        socket.write(block);
        if (block.length === 4000) socket.write(at === 0 ? title : Buffer.alloc(1));
      }
    });
    servers.push(server);
    const heard = listen(server.url);
    const samples = await heard.samples(2 * SAMPLE_RATE_HZ);
    expect(measureFrequency(samples, SAMPLE_RATE_HZ)).toBeCloseTo(TONE_HZ, 0);
    expect(await heard.next(({ kind }) => kind === 'metadata')).toMatchObject({
      title: 'Café - Olé',
    });
  });

  it('goes through .pls and .m3u playlists to the station', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/list.pls') {
        response.writeHead(200, { 'Content-Type': 'audio/x-scpls' });
        response.end('[playlist]\nNumberOfEntries=2\nFile1=/gone\nFile2=/list.m3u\n');
      } else if (request.url === '/list.m3u')
        response.end('#EXTM3U\n#EXTINF:-1,Tone\n/;tone.wav\n');
      else if (request.url === '/;tone.wav') sendTone(response);
      else response.writeHead(404).end();
    });
    await expectTone(`${url}/list.pls`);
  });

  it('comes back when the server breaks off in the middle', async () => {
    let answers = 0;
    const { url } = await serve((_request, response) => {
      sendTone(response);
      answers += 1;
      if (answers === 1) response.write(wav, () => response.destroy());
    });
    const heard = listen(url);
    await heard.next((event) => event.kind === 'audio' && event.chunk.interrupted);
    const backoff = await heard.next(
      (event) => event.kind === 'status' && event.state === 'backoff',
    );
    expect(backoff).toMatchObject({ reason: expect.stringContaining('trying again in') as string });
  });

  it('says that it expected audio when HTML comes', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><p>hello');
    });
    expect(await failureOf(url)).toMatchObject({
      message: `cannot listen to ${url}/: expected audio, the server sent text/html`,
      retryable: false,
    });
  });

  it('refuses text that is called audio', async () => {
    const { url } = await serve((_request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'audio/mpeg' })
        .end('no music here, only words '.repeat(50));
    });
    expect(await failureOf(url)).toMatchObject({
      name: 'DecodeError',
      message: expect.stringContaining('no music here') as string,
    });
  });

  it.each([404, 403, 410])('fails at once on a %i', async (status) => {
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked += 1;
      response.writeHead(status).end();
    });
    const failure = (await failureOf(url)) as Error;
    expect(failure.message).toContain(`the server answered ${status}`);
    expect(asked).toBe(1);
  });

  it('tries again on a 503', async () => {
    let asked = 0;
    const { url } = await serve((_request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(503).end();
      else sendTone(response);
    });
    await expectTone(url);
  });

  it('gives up on a server that refuses after four attempts', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const heard = listen(url);
    await expect(heard.next(() => false)).rejects.toThrow(`${url}/: connection refused`);
    const starts = heard.events.filter(
      (event) => event.kind === 'status' && event.state === 'starting',
    );
    expect(starts).toHaveLength(4);
  });

  it('tells a circle of redirects', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(302, { Location: request.url === '/a' ? '/b' : '/a' }).end();
    });
    expect(await failureOf(`${url}/a`)).toMatchObject({
      message: `${url}/a redirects in a circle: ${url}/a -> ${url}/b -> ${url}/a`,
    });
  });

  it('gives up after five redirects', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(302, { Location: `${request.url}a` }).end();
    });
    expect(await failureOf(`${url}/`)).toMatchObject({ code: 'too-many-redirects' });
  });

  it('does not follow playlists without end', async () => {
    const { url } = await serve((request, response) => {
      response.end(`#EXTM3U\n${request.url}a.m3u\n`);
    });
    expect(await failureOf(`${url}/`)).toMatchObject({ code: 'playlist-too-deep' });
  });
});
