import type { Command } from 'commander';
import type { Config } from '../../config/config-schema.js';
import { readPort } from './read-number.js';

/** Options of every command that serves. */
export type ServerFlags = { readonly port?: number; readonly host?: string };

/** Adds `--port` and `--host`. */
export const serverOptions = (command: Command): Command =>
  command
    .option(
      '--port <number>',
      'port of the live API; 0 takes any free one (default: 8765)',
      readPort,
    )
    .option('--host <address>', 'address the live API listens on (default: 127.0.0.1)');

/** The configuration with `--port` and `--host` put over it. */
export const overrideServer = (config: Config, { port, host }: ServerFlags): Config => ({
  ...config,
  server: {
    ...config.server,
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
  },
});
