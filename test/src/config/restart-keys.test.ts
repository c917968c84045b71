import { expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.js';
import { restartKeys } from '../../../src/config/restart-keys.js';

const keys = (before: string, after: string): readonly string[] =>
  restartKeys(parseConfig(before, 'a'), parseConfig(after, 'b'));

it('what a running program takes over needs no restart', () => {
  const after = `
stations: [{name: demo, source: 'synthetic:demo'}]
smoothing: {halfLifeSeconds: 3}
detection: {enter: 0.6}
alarms: {deadAirSeconds: 3}
decoder: wasm
engine: wasm
model: mine
server: {control: true, allowPrivateAddresses: true, allowedHosts: [a.example], limits: {maxClients: 7}}`;
  expect(keys('', after)).toEqual([]);
});

it('names what holds only after a restart', () => {
  expect(keys('server: {port: 1}', 'server: {port: 2, host: localhost}')).toEqual([
    'server.host',
    'server.port',
  ]);
});

it('another certificate is taken at once, but TLS is neither begun nor ended', () => {
  const tls = (name: string): string => `server: {tls: {cert: ${name}, key: ${name}}}`;
  expect(keys(tls('a'), tls('b'))).toEqual([]);
  expect(keys(tls('a'), '')).toEqual(['server.tls']);
  expect(keys('', tls('a'))).toEqual(['server.tls']);
});
