import { ServerStartError } from '../errors.js';
import { isLoopbackHost } from './is-loopback-host.js';

/** @throws ServerStartError when others could reach `host` and there is no token that keeps them out. */
export const requireTokens = (host: string, tokens: readonly unknown[]): void => {
  if (isLoopbackHost(host) || tokens.length > 0) return;
  throw new ServerStartError(
    'ADDRESS_NOT_ALLOWED',
    `cannot listen on ${host} without tokens, as others could reach it: make one with \`earshot token create NAME\` ` +
      'and put it under server.tokens, or use --host 127.0.0.1',
  );
};
