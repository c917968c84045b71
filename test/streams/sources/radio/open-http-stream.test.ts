import { afterEach, describe, expect, it } from 'vitest';
import { openHttpStream } from '../../../../streams/sources/radio/open-http-stream.js';
import { serveHttp, serveTcp, type TestServer } from '../../../helpers/serve-http.js';

const { signal } = new AbortController();

describe('openHttpStream', () => {
  let server: TestServer;
  afterEach(() => server.close());

  it('waits for an answer no longer than it is told', async () => {
    server = await serveTcp(() => undefined);
    await expect(openHttpStream(server.url, { signal, timeoutMs: 100 })).rejects.toMatchObject({
      code: 'timeout',
      retryable: true,
      message: `cannot listen to ${server.url}/: expected an answer within 0.1 s, none came`,
    });
  });

  it('calls a body that stops a stall, which can be retried', async () => {
    server = await serveHttp((_request, response) => response.write('some bytes'));
    const { body } = await openHttpStream(server.url, { signal, stallMs: 100 });
    expect((await body.next()).done).toBe(false);
    await expect(body.next()).rejects.toMatchObject({
      name: 'SourceStalledError',
      retryable: true,
    });
  });

  it('names itself and asks for ICY metadata', async () => {
    server = await serveHttp((request, response) => {
      response.end(`${request.headers['user-agent']} ${request.headers['icy-metadata']}`);
    });
    const { body } = await openHttpStream(server.url, { signal });
    const { value } = await body.next();
    expect(Buffer.from(value as Uint8Array).toString()).toMatch(/^Earshot\/\d+\.\d+\.\d+ 1$/);
  });

  it('does not send credentials to another host', async () => {
    const seen: Array<string | undefined> = [];
    server = await serveHttp((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/') {
        const elsewhere = server.url.replace('127.0.0.1', 'localhost');
        response.writeHead(302, { Location: `${elsewhere}/next` }).end();
      } else response.end('ok');
    });
    const stream = await openHttpStream(server.url.replace('//', '//me:secret@'), { signal });
    stream.close();
    expect(seen).toEqual([expect.stringMatching(/^Basic /), undefined]);
  });

  it.each(['ftp://example.org/', 'file:///etc/passwd', 'nonsense'])(
    'refuses %s',
    async (address) => {
      server = await serveHttp(() => undefined);
      await expect(openHttpStream(address, { signal })).rejects.toMatchObject({
        code: 'bad-address',
      });
    },
  );
});
