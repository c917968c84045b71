import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { plainAddress } from './address-key.js';

/** What is known of where a request comes from. */
export type Origin = {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
};

/**
 * Address of the client: that of the socket or, for a trusted reverse proxy, what it says in `X-Forwarded-For`.
 * Read from the end, since everything before what a trusted proxy added is the client's own claim.
 */
export const clientAddress = (
  { headers, socket }: Origin,
  trustedProxies: readonly string[],
): string => {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  let address = plainAddress(socket.remoteAddress ?? '');
  while (trustedProxies.includes(address)) {
    const next = plainAddress(said.pop()?.trim() ?? '');
    if (isIP(next) === 0) return address;
    address = next;
  }
  return address;
};
