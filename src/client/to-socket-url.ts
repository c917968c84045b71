import { WEBSOCKET_PATH } from '../protocol/protocol.js';

const SCHEMES: Readonly<Record<string, string>> = {
  'http:': 'ws:',
  'https:': 'wss:',
  'ws:': 'ws:',
  'wss:': 'wss:',
};

/**
 * The address of the WebSocket: `http` and `https` stand for `ws` and `wss`, and the path may be left out.
 * Throws a TypeError for what is no such address.
 */
export const toSocketUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url && SCHEMES[url.protocol];
  if (!url || !scheme) {
    throw new TypeError(
      `cannot connect to '${text}'; expected an address like ws://127.0.0.1:8765`,
    );
  }
  // A URL's own scheme can be set to `ws:` only where both are known to be of one kind; text always works.
  const path = url.pathname === '/' ? WEBSOCKET_PATH : url.pathname;
  return `${scheme}//${url.host}${path}${url.search}`;
};
