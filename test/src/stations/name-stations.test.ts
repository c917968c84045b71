import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameStations, parseStation } from '../../../src/stations/name-stations.js';

const namesOf = (...texts: readonly string[]) =>
  nameStations(texts.map(parseStation)).map(({ name }) => name);

describe('nameStations', () => {
  test.each([
    ['radio:https://ice.example.org:8000/jazz.mp3', 'ice.example.org-jazz'],
    ['radio:http://ice.example.org/', 'ice.example.org'],
    ['radio:http://user:secret@ice.example.org/a?key=1', 'ice.example.org-a'],
    ['file:/music/My Song (live).flac', 'my-song-live'],
    ['synthetic:demo', 'demo'],
    ['https://ice.example.org/jazz.aac', 'ice.example.org-jazz'],
    ['music/a b.ogg', 'a-b'],
    ['microphone:', 'microphone'],
    ['microphone:USB Audio', 'usb-audio'],
    ['fip=radio:http://x/y?a=b', 'fip'],
  ])('%s is called %s', (text, name) => {
    expect(namesOf(text)).toEqual([name]);
  });

  test('stations that would be alike are numbered', () => {
    expect(namesOf('synthetic:demo', 'synthetic:demo', 'demo-2=synthetic:demo')).toEqual([
      'demo',
      'demo-3',
      'demo-2',
    ]);
  });

  test('one name given twice is refused', () => {
    expect(() => namesOf('a=synthetic:demo', 'a=synthetic:demo')).toThrow(
      "there are two stations named 'a'",
    );
  });

  test.each([
    'radio:http://us3r:s3cr3t@radio.example/live',
    'radio:http://us3r:s3cr3t@radio.example:99999/live',
    'RADIO:http://us3r:s3cr3t@radio.example/',
    'HTTPS://us3r:s3cr3t@radio.example:x/',
    'radio://us3r:s3cr3t@/live?token=s3cr3t',
  ])('no user name and no password becomes part of a name: %s', (source) => {
    expect(nameStations([{ source }])[0]!.name).not.toMatch(/us3r|s3cr3t/);
  });

  test('any sources get names that are there and differ', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const names = nameStations(texts.map((source) => ({ source }))).map(({ name }) => name);
        expect(new Set(names).size).toBe(texts.length);
        for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9.-]*$/);
      }),
    );
  });
});
