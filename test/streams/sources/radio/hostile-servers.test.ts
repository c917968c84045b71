import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../streams/sources/radio/is-public-address.js';
import { openHttpStream } from '../../../../streams/sources/radio/open-http-stream.js';
import { openStation } from '../../../../streams/sources/radio/open-station.js';
import { serveTcp } from '../../../helpers/serve-http.js';
import { useRadioServers } from '../../../helpers/use-radio-servers.js';

const { signal } = new AbortController();

describe('a hostile server', () => {
  const { serve, keep, failureOf } = useRadioServers();

  it.each(['file:///etc/passwd', 'data:audio/wav;base64,UklGRg==', 'gopher://127.0.0.1:1/'])(
    'cannot redirect to %s',
    async (location) => {
      const { url } = await serve((_request, response) => {
        response.writeHead(302, { Location: location }).end();
      });
      expect(await failureOf(url)).toMatchObject({ code: 'bad-address', retryable: false });
    },
  );

  it('cannot lead to a private address by a redirect or a playlist, where those are forbidden', async () => {
    const asked: unknown[] = [];
    const inner = await serve((request, response) => {
      asked.push(request.url);
      response.end();
    });
    const outer = await serve((request, response) => {
      if (request.url === '/list') response.end(`#EXTM3U\n${inner.url}/secret\n`);
      else response.writeHead(302, { Location: `${inner.url}/secret` }).end();
    });
    // Both lie on loopback here; the outer one counts as public.
    let connections = 0;
    const mayConnect = (address: string): boolean =>
      connections++ === 0 || isPublicAddress(address);
    for (const path of ['/list', '/redirect']) {
      connections = 0;
      await expect(openStation(outer.url + path, { signal, mayConnect })).rejects.toMatchObject({
        code: 'address-not-allowed',
      });
    }
    expect(asked).toEqual([]);
  });

  it('cannot send headers without end', async () => {
    const server = keep(
      await serveTcp((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write(`X-More: ${'x'.repeat(8000)}\r\n`), 1);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    await expect(openHttpStream(server.url, { signal })).rejects.toMatchObject({
      code: 'connection-failed',
      retryable: false,
    });
  });

  it('cannot hold a listener with headers that trickle in', async () => {
    const server = keep(
      await serveTcp((socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('X'), 10);
        socket.on('close', () => clearInterval(timer));
      }),
    );
    await expect(openHttpStream(server.url, { signal, timeoutMs: 100 })).rejects.toMatchObject({
      code: 'timeout',
      retryable: true,
    });
  });

  it.each(['audio/x-mpegurl', 'audio/mpeg', ''])(
    'has its gzip bombs left packed, whatever it calls them (%s)',
    async (type) => {
      const bomb = gzipSync(Buffer.alloc(20_000_000));
      const { url } = await serve((_request, response) => {
        response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(bomb);
      });
      expect(await failureOf(url)).toMatchObject({ retryable: false });
    },
  );

  it('cannot send a playlist without end', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'audio/x-mpegurl' });
      const timer = setInterval(() => response.write('http://127.0.0.1:1/\n'.repeat(1000)), 1);
      response.on('close', () => clearInterval(timer));
    });
    expect(await failureOf(url)).toMatchObject({ code: 'playlist-too-long' });
  });
});
