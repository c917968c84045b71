import type { RequestListener } from 'node:http';
import type { LookupFunction } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSource } from '../../../../streams/index.js';
import { guardAddress } from '../../../../streams/sources/radio/guard-address.js';
import { recordEvents, type Recording } from '../../../helpers/record-events.js';
import { serveHttp, type TestServer } from '../../../helpers/serve-http.js';

/** In these tests one loopback address stands for the internet, and 127.0.0.2 for the inside of a network. */
const isOutside = (address: string): boolean => address === '127.0.0.1';
const REFUSED = { code: 'address-not-allowed', retryable: false };

describe('a radio that may connect outside only', () => {
  let inside: TestServer;
  let outside: TestServer;
  let recording: Recording | undefined;
  let answer: RequestListener;
  let askedInside = 0;

  beforeEach(async () => {
    askedInside = 0;
    inside = await serveHttp((_request, response) => {
      askedInside += 1;
      response.end('a secret of the network');
    }, '127.0.0.2');
    outside = await serveHttp((request, response) => answer(request, response));
  });
  afterEach(async () => {
    recording?.stop();
    await Promise.all([inside.close(), outside.close()]);
  });

  const failureOf = (url: string): Promise<unknown> => {
    recording = recordEvents(createSource(`radio:${url}`, { mayConnect: isOutside }));
    return recording.next(() => false).then(undefined, (error: unknown) => error);
  };
  const expectRefusal = async (url: string): Promise<void> => {
    const failure = await failureOf(url);
    expect(failure).toMatchObject(REFUSED);
    expect((failure as Error).message).not.toContain('secret');
    expect(askedInside).toBe(0);
    expect(inside.connections()).toBe(0);
  };
  /** A whole recording: a single lost segment would be forgiven. */
  const segments = (url: string): readonly string[] => [
    '#EXT-X-TARGETDURATION:1',
    ...[1, 2, 3].flatMap((each) => ['#EXTINF:1,', `${url}/${each}.aac`]),
    '#EXT-X-ENDLIST',
  ];
  const playlist = (...lines: readonly string[]): RequestListener => {
    const body = ['#EXTM3U', ...lines, ''].join('\n');
    return (_request, response) => response.end(body);
  };

  it('would reach the inside without the rule', async () => {
    recording = recordEvents(createSource(`radio:${inside.url}/`));
    await recording.next(() => false).catch(() => undefined);
    expect(askedInside).toBe(1);
  });

  it.each([
    ['a number', (port: number) => `http://127.0.0.2:${port}/`],
    ['a number in hexadecimal', (port: number) => `http://0x7f000002:${port}/`],
    ['a short number', (port: number) => `http://127.2:${port}/`],
    ['a number in octal', (port: number) => `http://0177.0.0.2:${port}/`],
    ['IPv4 in IPv6', (port: number) => `http://[::ffff:127.0.0.2]:${port}/`],
    ['TLS', (port: number) => `https://127.0.0.2:${port}/`],
  ])('refuses %s', async (_kind, address) => {
    await expectRefusal(address(inside.port));
  });

  it('refuses a name that stands for the inside', async () => {
    recording = recordEvents(
      createSource(`radio:http://localhost:${inside.port}/`, { mayConnect: () => false }),
    );
    await expect(recording.next(() => false)).rejects.toMatchObject(REFUSED);
  });

  it('follows no redirect inside', async () => {
    answer = (_request, response) =>
      response.writeHead(302, { Location: `${inside.url}/latest/meta-data` }).end();
    await expectRefusal(outside.url);
  });

  it('follows no .m3u and no .pls inside', async () => {
    answer = (_request, response) => response.end(`#EXTM3U\n${inside.url}/a.mp3\n`);
    await expectRefusal(`${outside.url}/a.m3u`);
    answer = (_request, response) => response.end(`[playlist]\nFile1=${inside.url}/a.mp3\n`);
    await expectRefusal(`${outside.url}/a.pls`);
  });

  it('opens no file that a playlist names', async () => {
    answer = (_request, response) => response.end('#EXTM3U\nfile:///etc/passwd\n');
    expect(await failureOf(`${outside.url}/a.m3u`)).toMatchObject({ code: 'empty-playlist' });
    answer = playlist(...segments('file:///etc'));
    expect(await failureOf(`${outside.url}/a.m3u8`)).toMatchObject({ code: 'bad-address' });
  });

  it('fetches no HLS variant, segment or header from inside', async () => {
    answer = playlist('#EXT-X-STREAM-INF:BANDWIDTH=1', `${inside.url}/live.m3u8`);
    await expectRefusal(`${outside.url}/a.m3u8`);
    answer = playlist(...segments(inside.url));
    await expectRefusal(`${outside.url}/a.m3u8`);
    const init = playlist(`#EXT-X-MAP:URI="${inside.url}/init.mp4"`, ...segments(outside.url));
    answer = (request, response) =>
      request.url === '/a.m3u8' ? init(request, response) : response.end('segment');
    await expectRefusal(`${outside.url}/a.m3u8`);
  });
});

describe('a radio of the configuration', () => {
  let inside: TestServer;
  let outside: TestServer;
  let recording: Recording | undefined;
  let location = '';
  const asked: string[] = [];
  const answer = (where: string): RequestListener => {
    return (request, response) => {
      asked.push(`${where} ${request.url}`);
      if (request.url === '/') response.writeHead(302, { Location: location }).end();
      else response.writeHead(404).end();
    };
  };

  beforeEach(async () => {
    asked.length = 0;
    inside = await serveHttp(answer('inside'), '127.0.0.2');
    outside = await serveHttp(answer('outside'));
  });
  afterEach(async () => {
    recording?.stop();
    await Promise.all([inside.close(), outside.close()]);
  });

  const codeOf = async (url: string): Promise<unknown> => {
    recording = recordEvents(createSource(`radio:${url}`, { mayFollow: isOutside }));
    const failure = await recording.next(() => false).catch((error: unknown) => error);
    return (failure as { code?: string }).code;
  };

  it('may lie inside, and lead on inside', async () => {
    location = `${inside.url}/tone`;
    expect(await codeOf(`${inside.url}/`)).toBe('http-404');
    location = `${outside.url}/tone`;
    expect(await codeOf(`${inside.url}/`)).toBe('http-404');
    expect(asked).toEqual(['inside /', 'inside /tone', 'inside /', 'outside /tone']);
  });

  it('leads nowhere inside when it lies outside', async () => {
    location = `${inside.url}/tone`;
    expect(await codeOf(`${outside.url}/`)).toBe('address-not-allowed');
    location = `${outside.url}/tone`;
    expect(await codeOf(`${outside.url}/`)).toBe('http-404');
    expect(asked).toEqual(['outside /', 'outside /', 'outside /tone']);
  });
});

describe('guardAddress', () => {
  const url = new URL('http://user:secret@radio.example/');
  type Found = Parameters<Parameters<LookupFunction>[2]>;
  const lookUp = (...addresses: readonly string[]): Promise<Found> => {
    const found = addresses.map((address) => ({ address, family: 4 }));
    const guard = guardAddress(url, isOutside, (_host, _options, done) => done(null, found));
    return new Promise((resolve) =>
      guard.lookup('radio.example', { all: true }, (...result) => resolve(result)),
    );
  };

  it('hands on the very addresses that it judged, and asks once', async () => {
    const answers = ['127.0.0.1', '127.0.0.2'];
    let asked = 0;
    const guard = guardAddress(url, isOutside, (_host, _options, done) =>
      done(null, answers[asked++]!, 4),
    );
    const [error, address] = await new Promise<Found>((resolve) =>
      guard.lookup('radio.example', {}, (...result) => resolve(result)),
    );
    expect({ error, address, asked }).toEqual({ error: null, address: '127.0.0.1', asked: 1 });
  });

  it('refuses a name when one of its addresses is inside, without telling address or password', async () => {
    const [error] = await lookUp('127.0.0.1', '127.0.0.2');
    expect(error).toMatchObject(REFUSED);
    expect(error?.message).not.toMatch(/127\.0\.0|secret/);
    expect((await lookUp('127.0.0.1'))[0]).toBeNull();
    expect((await lookUp())[0]).toMatchObject(REFUSED);
  });
});
