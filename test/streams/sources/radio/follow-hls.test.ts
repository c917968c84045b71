import { afterEach, describe, expect, it } from 'vitest';
import { followHls, type NextSegment } from '../../../../streams/sources/radio/follow-hls.js';
import { serveHttp, type TestServer } from '../../../helpers/serve-http.js';

const { signal } = new AbortController();

/** A playlist of 100 ms segments numbered from `first` on, so that reloading takes as little as it may. */
const playlistOf = (first: number, count: number, end = ''): string => {
  const segments = Array.from(
    { length: count },
    (_, i) => `#EXTINF:0.1,Song ${first + i}\n${first + i}.aac`,
  );
  const head = `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXT-X-MEDIA-SEQUENCE:${first}`;
  return [head, ...segments, end].join('\n');
};

describe('followHls', () => {
  let server: TestServer;
  afterEach(() => server.close());

  const follow = async (...playlists: readonly string[]): Promise<readonly NextSegment[]> => {
    const later = [...playlists.slice(1)];
    server = await serveHttp((_request, response) => response.end(later.shift()));
    const first = { url: `${server.url}/live.m3u8`, text: playlists[0]! };
    const segments: NextSegment[] = [];
    for await (const next of followHls(first, { signal })) segments.push(next);
    return segments;
  };
  const summary = (segments: readonly NextSegment[]): readonly string[] =>
    segments.map(({ segment, gap }) => `${segment.sequence}${gap ? ' after a gap' : ''}`);

  it('begins near the newest segment and gives each once, in order', async () => {
    const segments = await follow(
      playlistOf(1, 4),
      playlistOf(2, 4),
      playlistOf(3, 4, '#EXT-X-ENDLIST'),
    );
    expect(summary(segments)).toEqual(['3', '4', '5', '6']);
    expect(segments[0]).toMatchObject({ segment: { title: 'Song 3', url: `${server.url}/3.aac` } });
  });

  it('tells when segments were missed, and when the server counts anew', async () => {
    const segments = await follow(
      playlistOf(1, 2),
      playlistOf(7, 2),
      playlistOf(0, 2, '#EXT-X-ENDLIST'),
    );
    expect(summary(segments)).toEqual(['1', '2', '7 after a gap', '8', '0 after a gap', '1']);
  });

  it('plays a recording from its beginning', async () => {
    expect(summary(await follow(playlistOf(0, 5, '#EXT-X-ENDLIST')))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('refuses a master playlist that leads nowhere', async () => {
    const master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlive.m3u8\n';
    await expect(follow(master, master, master, master, master)).rejects.toMatchObject({
      code: 'empty-hls-playlist',
    });
  });
});
