import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseVariant } from '../../../../streams/sources/radio/choose-variant.js';
import {
  isHlsPlaylist,
  parseHlsPlaylist,
} from '../../../../streams/sources/radio/parse-hls-playlist.js';

const BASE = 'https://radio.example/live/index.m3u8';

describe('parseHlsPlaylist', () => {
  it('reads segments with their titles, ranges, headers and breaks', () => {
    const playlist = parseHlsPlaylist(
      [
        '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-MEDIA-SEQUENCE:9\n#EXT-X-MAP:URI="init.mp4"',
        '#EXTINF:4,Artist - Song, again\n#EXT-X-BYTERANGE:100@50\nall.m4s',
        '#EXT-X-DISCONTINUITY\n#EXTINF:4,title="Song",artist="Artist",url="x"\n/b.m4s\n#EXT-X-ENDLIST',
      ].join('\n'),
      BASE,
    );
    expect(playlist).toMatchObject({ kind: 'media', targetSeconds: 4, ended: true });
    expect(playlist.kind === 'media' && playlist.segments).toMatchObject([
      {
        sequence: 9,
        title: 'Artist - Song, again',
        url: 'https://radio.example/live/all.m4s',
        range: { offset: 50, length: 100 },
        init: { url: 'https://radio.example/live/init.mp4' },
        discontinuity: false,
      },
      {
        sequence: 10,
        title: 'Artist - Song',
        url: 'https://radio.example/b.m4s',
        discontinuity: true,
      },
    ]);
  });

  it('marks encrypted segments', () => {
    const text =
      '#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=AES-128,URI="key"\n#EXTINF:4,\na.ts\n';
    expect(parseHlsPlaylist(text, BASE)).toMatchObject({ segments: [{ encrypted: true }] });
  });

  it('reads any text, or fails with an error for people', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '#EXTINF:1,',
        '#EXT-X-MAP:URI=',
        '#EXT-X-BYTERANGE:',
        '#EXT-X-STREAM-INF:',
        'a.ts',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        try {
          parseHlsPlaylist(['#EXTM3U', ...lines].join('\n'), BASE);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-hls-playlist' });
        }
      }),
    );
  });

  it('is told from a list of stations', () => {
    expect(isHlsPlaylist('#EXTM3U\n#EXT-X-TARGETDURATION:4\n')).toBe(true);
    expect(isHlsPlaylist('#EXTM3U\n#EXTINF:-1,Radio\nhttp://a.example/\n')).toBe(false);
  });
});

describe('chooseVariant', () => {
  const variant = (
    url: string,
    bandwidth: number,
    codecs: string,
    audioUrls: readonly string[] = [],
  ) => ({
    url,
    bandwidth,
    codecs,
    audioUrls,
  });

  it('takes sound alone, with enough bits but no more', () => {
    const variants = [
      variant('video', 900_000, 'avc1.4d401e,mp4a.40.2'),
      variant('rich', 256_000, 'mp4a.40.2'),
      variant('good', 64_000, 'mp4a.40.2'),
      variant('poor', 24_000, 'mp4a.40.5'),
    ];
    expect(chooseVariant(variants)).toBe('good');
  });

  it('takes the sound that belongs to a film', () => {
    expect(chooseVariant([variant('film', 900_000, 'avc1.4d401e,mp4a.40.2', ['sound'])])).toBe(
      'sound',
    );
  });

  it('takes what there is, if anything', () => {
    expect(chooseVariant([variant('only', 1, '')])).toBe('only');
    expect(chooseVariant([])).toBeUndefined();
  });
});
