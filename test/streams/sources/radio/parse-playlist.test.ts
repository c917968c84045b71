import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlaylist } from '../../../../streams/sources/radio/parse-playlist.js';

const BASE = 'http://radio.example/lists/a.pls';

describe('parsePlaylist', () => {
  it('reads a .pls, whose addresses may hold a semicolon', () => {
    const text =
      '[playlist]\r\nFile1=http://a.example:8000/;stream.mp3\r\nTitle1=A\r\nfile2 = /b\r\n';
    expect(parsePlaylist(text, 'pls', BASE)).toEqual([
      'http://a.example:8000/;stream.mp3',
      'http://radio.example/b',
    ]);
  });

  it('reads an .m3u and passes over comments', () => {
    const text = '#EXTM3U\n\n#EXTINF:-1,A\nb.mp3\n  https://c.example/  \n';
    expect(parsePlaylist(text, 'm3u', BASE)).toEqual([
      'http://radio.example/lists/b.mp3',
      'https://c.example/',
    ]);
  });

  it('takes no address that is not http or https', () => {
    const text = 'file:///etc/passwd\nrtsp://a.example/\nftp://b.example/x\n';
    expect(() => parsePlaylist(text, 'm3u', BASE)).toThrow(
      'expected a playlist naming an http:// or https:// address, got none in 3 entries',
    );
  });

  it('gives at most a hundred addresses, all http or https, or an error, for any text', () => {
    const kind = fc.constantFrom('m3u' as const, 'pls' as const);
    const line = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.webUrl().map((url) => `File1=${url}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 150 }), kind, (lines, format) => {
        try {
          const addresses = parsePlaylist(lines.join('\n'), format, BASE);
          expect(addresses.length).toBeLessThanOrEqual(100);
          expect(addresses.every((address) => /^https?:/.test(address))).toBe(true);
        } catch (error) {
          expect(error).toMatchObject({ name: 'SourceUnavailableError' });
        }
      }),
    );
  });
});
