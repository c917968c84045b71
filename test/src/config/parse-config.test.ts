import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseConfig } from '../../../src/config/parse-config.js';
import { ConfigError } from '../../../src/errors.js';

const messageOf = (text: string): string => {
  try {
    parseConfig(text, 'earshot.yaml');
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  return '';
};

const HASH = `sha256:${'a'.repeat(64)}`;

describe('parseConfig', () => {
  test('an empty file gives the defaults', () => {
    expect(parseConfig('', 'earshot.yaml')).toMatchObject({
      stations: [],
      server: { host: '127.0.0.1', port: 8765 },
      decoder: 'auto',
      engine: 'auto',
    });
  });

  test('a wrong key is named with its line, a suggestion and what was expected', () => {
    const text = 'server:\n  port: 0\n\nsmothing:\n  halfLifeSeconds: 4\n';
    expect(messageOf(text)).toMatch(
      /^earshot\.yaml:4: unknown key 'smothing'; did you mean 'smoothing'\? Expected one of stations, server, /,
    );
  });

  test('a wrong key inside a list is found on its own line', () => {
    const text = 'stations:\n  - name: a\n    source: synthetic:demo\n  - name: b\n    url: x\n';
    expect(messageOf(text)).toMatch(/^earshot\.yaml:[45]: /);
    expect(messageOf('stations:\n  - name: b\n    source: x\n    kind: y\n')).toBe(
      "earshot.yaml:4: unknown key 'kind'; expected one of name, source, paused, publicOnly",
    );
  });

  test('a misspelt key is named rather than the one that is missing for it', () => {
    expect(messageOf('stations:\n  - name: a\n    sourc: synthetic:demo\n')).toBe(
      "earshot.yaml:3: unknown key 'sourc'; did you mean 'source'? Expected one of name, source, paused, publicOnly",
    );
  });

  test('a wrong value is named with its line and path', () => {
    expect(messageOf('server:\n  host: localhost\n  port: high\n')).toMatch(
      /^earshot\.yaml:3: server\.port: .*expected number/,
    );
  });

  test('broken YAML is an error with a line', () => {
    expect(messageOf('server:\n  port: [1\n')).toMatch(/^earshot\.yaml:\d+: /);
  });

  test('two stations of one name are refused', () => {
    const text =
      'stations:\n  - {name: a, source: synthetic:demo}\n  - {name: a, source: synthetic:demo}\n';
    expect(messageOf(text)).toBe(
      "earshot.yaml:3: stations.1.name: there is already a station named 'a'",
    );
  });

  test('the result is frozen all the way down', () => {
    const config = parseConfig('stations: [{name: a, source: synthetic:demo}]', 'earshot.yaml');
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.server)).toBe(true);
    expect(Object.isFrozen(config.stations[0])).toBe(true);
  });

  test('any text either parses or fails with one clear line', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom('stations:', '- name: a', '  port: 1', '&a', '*a', '{', '}', '\n', ': '),
        )
        .map((parts) => parts.join(' ')),
      fc.jsonValue().map((value) => stringify(value)),
    );
    fc.assert(
      fc.property(text, (input) => {
        const message = messageOf(input);
        if (message !== '') expect(message).toMatch(/^earshot\.yaml:\d+: [^\n]+$/);
      }),
    );
  });

  test('a configuration that is written out and read again is the same', () => {
    const name = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
    const configs = fc.record({
      stations: fc.uniqueArray(
        fc.record({ name, source: fc.webUrl().map((url) => `radio:${url}`) }),
        {
          selector: (station) => station.name,
          maxLength: 5,
        },
      ),
      server: fc.record({ host: fc.ipV4(), port: fc.integer({ min: 0, max: 65_535 }) }),
      decoder: fc.constantFrom('auto', 'ffmpeg', 'wasm'),
    });
    fc.assert(
      fc.property(configs, (input) => {
        expect(parseConfig(stringify(input), 'earshot.yaml')).toMatchObject(input);
      }),
    );
  });

  test.each([
    ['tokens: [{name: a, hash: secret}]', 'server.tokens.0.hash: expected what `earshot token'],
    [`tokens: [{name: a, hash: '${HASH}', role: king}]`, 'server.tokens.0.role'],
    [
      `tokens: [{name: a, hash: '${HASH}'}, {name: a, hash: '${HASH.replace(/a$/, 'b')}'}]`,
      "there is already a token named 'a'",
    ],
    [
      `tokens: [{name: a, hash: '${HASH}'}, {name: b, hash: '${HASH}'}]`,
      'there is already a token with this hash',
    ],
    ['allowedHosts: [https://radio.example]', 'expected a host name in lower case'],
    ['allowedOrigins: [radio.example]', 'expected an origin such as https://radio.example'],
    ['trustedProxies: [localhost]', 'server.trustedProxies.0'],
    ['tls: {cert: a.pem}', 'server.tls.key'],
  ])('what protects the server must make sense: %s', (line, said) => {
    expect(messageOf(`server:\n  ${line}\n`)).toContain(said);
  });
});
