import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSourceUri } from '../../../streams/sources/parse-source-uri.js';

const nothing = (): boolean => false;

describe('parseSourceUri', () => {
  it.each([
    ['radio:http://a.example:8000/;x', 'radio', 'http://a.example:8000/;x'],
    ['HTTPS://a.example/', 'radio', 'HTTPS://a.example/'],
    ['microphone:', 'microphone', ''],
    ['microphone', 'microphone', ''],
    ['Microphone:hw:0,0', 'microphone', 'hw:0,0'],
    ['file:C:\\music\\a.mp3', 'file', 'C:\\music\\a.mp3'],
    ['synthetic:demo', 'synthetic', 'demo'],
  ])('understands %s', (text, scheme, target) => {
    expect(parseSourceUri(text, nothing)).toEqual({ scheme, target });
  });

  it('takes the path of something that exists for a file', () => {
    expect(parseSourceUri('song.mp3', () => true)).toEqual({ scheme: 'file', target: 'song.mp3' });
  });

  it.each([
    ['radoi:http://a.example', '; did you mean radio:?'],
    ['mic:', ''],
    ['synth:demo', ''],
    ['syntetic:demo', '; did you mean synthetic:?'],
    ['radio:', ''],
    ['song.mp3', ''],
    ['', ''],
  ])('refuses "%s" and names the schemes', (text, suggestion) => {
    const message = `expected radio:URL, microphone:[device], file:PATH or synthetic:NAME, got "${text}"${suggestion}`;
    expect(() => parseSourceUri(text, nothing)).toThrow(message);
  });

  it('keeps any target as it is, and knows any other text for an error', () => {
    const scheme = fc.constantFrom('radio', 'microphone', 'file', 'synthetic');
    fc.assert(
      fc.property(scheme, fc.string({ minLength: 1 }), (word, target) => {
        expect(parseSourceUri(`${word}:${target}`, nothing)).toEqual({ scheme: word, target });
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^(radio|file|synthetic):.|^microphone(:|$)|^https?:\/\//i.test(text));
        expect(() => parseSourceUri(text, nothing)).toThrow(/^expected radio:URL/);
      }),
    );
  });
});
