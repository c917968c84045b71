import { describe, expect, it } from 'vitest';
import { toSocketUrl } from '../../../src/client/to-socket-url.js';

describe('toSocketUrl', () => {
  it.each([
    ['ws://127.0.0.1:8765', 'ws://127.0.0.1:8765/v1/ws'],
    ['http://radio.example/', 'ws://radio.example/v1/ws'],
    ['https://radio.example/earshot/ws', 'wss://radio.example/earshot/ws'],
    ['wss://[::1]:9000', 'wss://[::1]:9000/v1/ws'],
  ])('takes %s', (given, whole) => {
    expect(toSocketUrl(given)).toBe(whole);
  });

  it.each(['', 'radio.example', 'ftp://radio.example', 'radio.example:8765'])(
    'refuses %j and says what it expects',
    (given) => {
      expect(() => toSocketUrl(given)).toThrow(
        `cannot connect to '${given}'; expected an address like ws://127.0.0.1:8765`,
      );
    },
  );
});
