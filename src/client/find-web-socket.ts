import { EarshotClientError } from './client-error.js';
import type { SocketConstructor } from './socket-like.js';

// Not written out in the import, so that a bundler for browsers does not look for it.
const PACKAGE = 'ws';

const isConstructor = (value: unknown): value is SocketConstructor => typeof value === 'function';

/**
 * The WebSocket of the place the program runs in, or that of the package `ws`, which Node 20 needs.
 * Fails with an {@link EarshotClientError} `NO_WEBSOCKET` when there is neither.
 */
export const findWebSocket = async (
  place: { readonly WebSocket?: unknown } = globalThis,
  load: (name: string) => Promise<unknown> = (name) => import(/* @vite-ignore */ name),
): Promise<SocketConstructor> => {
  if (isConstructor(place.WebSocket)) return place.WebSocket;
  const loaded = (await load(PACKAGE).catch(() => ({}))) as { readonly WebSocket?: unknown };
  if (isConstructor(loaded.WebSocket)) return loaded.WebSocket;
  throw new EarshotClientError(
    'NO_WEBSOCKET',
    'there is no WebSocket here: use Node 22 or later, or install ws, or give connect() one: { WebSocket }',
  );
};
