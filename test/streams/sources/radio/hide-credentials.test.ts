import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideCredentials } from '../../../../streams/sources/radio/hide-credentials.js';

describe('hideCredentials', () => {
  it.each([
    ['http://user:secret@radio.example/a', 'http://radio.example/a'],
    ['radio:http://user:secret@radio.example/a', 'radio:http://radio.example/a'],
    ['https://user@radio.example:8000/', 'https://radio.example:8000/'],
    ['http://user:se@cret@radio.example/', 'http://radio.example/'],
    ['http://user:secret@', 'http://'],
    [
      'no answer of http://user:secret@radio.example, sorry',
      'no answer of http://radio.example, sorry',
    ],
    ['http://radio.example/a?token=secret&b=1', 'http://radio.example/a?token=…&b=1'],
    [
      'http://radio.example/a?b=1&X-Amz-Signature=secret#c',
      'http://radio.example/a?b=1&X-Amz-Signature=…#c',
    ],
    ['/live?sessionId=secret', '/live?sessionId=…'],
  ])('takes what is secret out of %s', (text, expected) => {
    expect(hideCredentials(text)).toBe(expected);
  });

  it.each(['http://radio.example/a?b=1#c', 'file:/music/a@b.mp3', 'microphone:', 'me@example.org'])(
    'leaves %s as it is',
    (text) => expect(hideCredentials(text)).toBe(text),
  );

  it('leaves no user name and no password in any address, as it is written or as it is parsed', () => {
    const secret = fc
      .stringMatching(/^[a-z0-9!$%&'()*+,;=:@~]{6,20}$/)
      .map((text) => `s3cr3t${text}`);
    fc.assert(
      fc.property(
        secret,
        secret,
        fc.constantFrom('http', 'https', 'radio:http'),
        (user, word, scheme) => {
          const address = `${scheme}://${user}:${word}@radio.example/live`;
          const parsed = URL.canParse(address) ? new URL(address).href : address;
          for (const text of [address, parsed]) {
            expect(hideCredentials(text)).toBe(`${scheme}://radio.example/live`);
          }
        },
      ),
    );
  });

  it('does not hang on text that is made for it', () => {
    // What takes a square of the time would run into the time limit of the test.
    const text = `${'?'.repeat(100_000)}${'//'.repeat(100_000)}${'?token'.repeat(50_000)}`;
    expect(hideCredentials(text)).toBe(text);
  });
});
