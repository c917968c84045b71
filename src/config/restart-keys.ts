import { isDeepStrictEqual } from 'node:util';
import type { Config } from './config-schema.js';

/** What a running program takes over when its configuration is read again. */
const LIVE_KEYS: ReadonlySet<string> = new Set([
  'stations',
  'smoothing',
  'detection',
  'fusion',
  'alarms',
  'decoder',
  'model',
  'engine',
  'server.tokens',
  'server.allowedHosts',
  'server.allowedOrigins',
  'server.trustedProxies',
  'server.control',
  'server.allowPrivateAddresses',
  'server.limits',
]);

const differing = (one: object, other: object): readonly string[] => {
  const [ours, theirs] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const keys = [...new Set([...ours.keys(), ...theirs.keys()])];
  return keys.filter((key) => !isDeepStrictEqual(ours.get(key), theirs.get(key)));
};

/** The keys, such as `server.port`, that differ between two configurations and hold only after a restart. */
export const restartKeys = (before: Config, after: Config): readonly string[] => {
  const tops = differing(before, after).filter((key) => key !== 'server');
  const inServer = differing(before.server, after.server)
    // Another certificate is taken at once; only the change between plain and TLS is not.
    .filter((key) => key !== 'tls' || !before.server.tls !== !after.server.tls)
    .map((key) => `server.${key}`);
  return [...tops, ...inServer].filter((key) => !LIVE_KEYS.has(key));
};
