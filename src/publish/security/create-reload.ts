import type { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { Gate } from './gate.js';
import { loadTls, type TlsPaths } from './load-tls.js';
import { requireTokens } from './require-tokens.js';
import type { TokenEntry } from './token-register.js';

/** What of the configuration can change while the server runs. */
export type Reloadable = {
  readonly tokens?: readonly TokenEntry[] | undefined;
  readonly tls?: TlsPaths | undefined;
};

type Reloading = {
  readonly host: string;
  readonly gate: Gate;
  readonly server: HttpServer | HttpsServer;
};

/**
 * Gives a function by which other tokens and another certificate are good from now on; clients that came by a
 * token that is not are cut. It fails with a `ServerStartError`, and nothing changes, when the files are wrong or
 * the server must not be without tokens.
 */
export const createReload =
  ({ host, gate, server }: Reloading) =>
  async ({ tokens = [], tls }: Reloadable): Promise<void> => {
    requireTokens(host, tokens);
    const files = tls && (await loadTls(tls));
    if (files && server instanceof HttpsServer) server.setSecureContext(files);
    gate.replaceTokens(tokens);
  };
