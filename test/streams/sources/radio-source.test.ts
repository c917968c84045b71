import { describe, expect, it } from 'vitest';
import { createSource, SAMPLE_RATE_HZ } from '../../../streams/index.js';
import { measureFrequency } from '../../helpers/measure-frequency.js';
import { serveTcp } from '../../helpers/serve-http.js';
import { TONE_HZ, useRadioServers } from '../../helpers/use-radio-servers.js';
import { waitUntil } from '../../helpers/wait-until.js';

describe('a radio source', () => {
  const { wav, serve, keep, listen, sendTone, expectTone } = useRadioServers();

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
    expect(createSource(`radio:${address}`).uri).toBe(`radio:${server.url}`);
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
    keep(server);
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
});
