import type { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Gate, GateSettings } from './gate.js';
import { loadTls, type TlsPaths } from './load-tls.js';
import type { ChangeableLimits } from '../server-limits.js';
import { requireTokens } from './require-tokens.js';

/** What of the configuration can change while the server runs. */
export type Reloadable = GateSettings & {
  readonly tls?: TlsPaths | undefined;
  readonly limits?: { readonly [Key in keyof ChangeableLimits]?: number | undefined } | undefined;
};

type Reloading = {
  readonly host: string;
  readonly gate: Gate;
  readonly server: HttpServer | HttpsServer;
  readonly limit: (limits: NonNullable<Reloadable['limits']>) => void;
  /** Called when the limits have changed. */
  readonly refresh: () => void;
};

/**
 * Gives a function by which other tokens, another certificate and other names and proxies are good from now on; clients
 * that came by a token that is not are cut. It fails with a `ServerStartError`, and nothing changes, when the files are wrong or
 * the server must not be without tokens.
 */
export const createReload =
  ({ host, gate, server, limit, refresh }: Reloading) =>
  async ({ tls, limits = {}, ...settings }: Reloadable): Promise<void> => {
    requireTokens(host, settings.tokens ?? []);
    const files = tls && (await loadTls(tls));
    if (files && server instanceof HttpsServer) server.setSecureContext(files);
    gate.change(settings);
    limit(limits);
    refresh();
  };
