import { createRequire } from 'node:module';

const readVersion = (): string => {
  const manifest = createRequire(import.meta.url)('earshot/package.json') as { version: string };
  return manifest.version;
};

/** How Earshot names itself to servers. */
export const USER_AGENT = `Earshot/${readVersion()}`;
