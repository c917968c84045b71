import { createRequire } from 'node:module';

const readVersion = (): string => {
  const require = createRequire(import.meta.url);
  const manifest = require('earshot/package.json') as { readonly version: string };
  return manifest.version;
};

/** The program's version, as in package.json. */
export const VERSION = readVersion();
