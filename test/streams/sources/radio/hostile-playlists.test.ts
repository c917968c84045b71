import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamError } from '../../../../streams/errors.js';
import { followHls } from '../../../../streams/sources/radio/follow-hls.js';
import { parseHlsPlaylist } from '../../../../streams/sources/radio/parse-hls-playlist.js';
import { parsePlaylist } from '../../../../streams/sources/radio/parse-playlist.js';
import { mutateBytes, mutations } from '../../../helpers/mutate-bytes.js';

const BASE = 'http://example.org/live/';

const MEDIA = `#EXTM3U
#EXT-X-VERSION:6
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:17
#EXT-X-MAP:URI="init.mp4",BYTERANGE="720@0"
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:00.000Z
#EXTINF:6.006,title="One",artist="Someone"
#EXT-X-BYTERANGE:75232@0
17.aac
#EXT-X-DISCONTINUITY
#EXT-X-KEY:METHOD=NONE
#EXTINF:5.99,
18.aac
`;

const MASTER = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="English",DEFAULT=YES,URI="sound.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"
low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=640000,CODECS="avc1.4d401f,mp4a.40.2",AUDIO="sound"
high.m3u8
`;

const PLS = '[playlist]\nFile1=http://a.example/stream;\nTitle1=A\nFile2=b.mp3\nVersion=2\n';
const M3U = '#EXTM3U\n#EXTINF:-1,A\nhttp://a.example/stream\nb.mp3\n';

const asText = (text: string): fc.Arbitrary<string> =>
  mutations.map((changes) => new TextDecoder().decode(mutateBytes(Buffer.from(text), changes)));

/** Read or refused, never anything else. */
const orRefused = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(StreamError);
    return undefined;
  }
};

describe('hostile playlists', () => {
  beforeEach(() => {
    for (const writer of ['log', 'info', 'warn', 'error'] as const) {
      vi.spyOn(console, writer).mockImplementation((...words) => {
        throw new Error(`said: ${words.join(' ')}`);
      });
    }
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it.each([
    ['of segments', MEDIA],
    ['of variants', MASTER],
  ])('reads or refuses an HLS playlist %s that was mutated, in silence', (_, text) => {
    fc.assert(
      fc.property(fc.oneof(asText(text), fc.string()), (playlist) => {
        orRefused(() => parseHlsPlaylist(playlist, BASE));
      }),
      { numRuns: 300 },
    );
  });

  it('names only http addresses of playlists, however they were mutated', () => {
    fc.assert(
      fc.property(
        fc.oneof(asText(PLS), asText(M3U), fc.string()),
        fc.constantFrom('pls' as const, 'm3u' as const),
        (playlist, kind) => {
          const addresses = orRefused(() => parsePlaylist(playlist, kind, BASE)) ?? [];
          for (const address of addresses) expect(address).toMatch(/^https?:\/\//);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('takes a hundred of the entries of a playlist that has no end of them', () => {
    const text = 'a\n'.repeat(32_000);
    expect(parsePlaylist(text, 'm3u', BASE)).toHaveLength(100);
  });

  it('names no file of this machine', () => {
    const text = '#EXTM3U\nfile:///etc/passwd\ndata:audio/wav;base64,AAAA\n/etc/passwd\n';
    expect(parsePlaylist(text, 'm3u', BASE)).toEqual(['http://example.org/etc/passwd']);
  });

  it.each(['99999999999', '1e300', '-7', 'NaN', ''])(
    'waits a sensible time when a playlist promises segments of %s s',
    async (seconds) => {
      vi.useFakeTimers();
      const listening = new AbortController();
      const text = `#EXTM3U\n#EXT-X-TARGETDURATION:${seconds}\n#EXTINF:1,\na.aac\n`;
      const segments = followHls({ url: BASE, text }, { signal: listening.signal });
      await segments.next();
      const setTimer = vi.spyOn(globalThis, 'setTimeout');
      const after = segments.next();
      await vi.waitFor(() => expect(setTimer).toHaveBeenCalled());
      const waitMs = setTimer.mock.calls[0]?.[1];
      expect(waitMs).toBeGreaterThanOrEqual(400);
      expect(waitMs).toBeLessThanOrEqual(30_000);
      listening.abort();
      expect((await after).done).toBe(true);
    },
  );
});
