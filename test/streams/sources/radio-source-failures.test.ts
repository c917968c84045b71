import { describe, expect, it } from 'vitest';
import { freePort } from '../../helpers/free-port.js';
import { useRadioServers } from '../../helpers/use-radio-servers.js';

describe('a radio source that hears nothing', () => {
  const { serve, listen, failureOf, sendTone, expectTone } = useRadioServers();

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
    // Four attempts, each kind of trouble said once.
    expect(heard.events).toMatchObject([{ state: 'starting' }, { state: 'backoff' }]);
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
