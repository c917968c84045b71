import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { isLoopbackHost } from './is-loopback-host.js';

/** Names under which the server is reached, and pages that may use it, besides those of this machine. */
export type AllowedPlaces = {
  readonly hosts: readonly string[];
  /** Such as `https://radio.example`. */
  readonly origins: readonly string[];
};

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/**
 * Says why a request is refused, or undefined when it may pass. A web page elsewhere must not read
 * from a server on the user's own machine: neither by naming itself in Origin, nor by a domain that
 * points at loopback (DNS rebinding), which shows in Host. An address in figures is no domain.
 */
export const checkAccess = (
  { host, origin }: IncomingHttpHeaders,
  { hosts, origins }: AllowedPlaces,
): string | undefined => {
  const isOurs = (name: string): boolean => isLoopbackHost(name) || hosts.includes(name);
  const asked = parse(`http://${host ?? ''}`)?.hostname ?? '';
  if (!isOurs(asked) && isIP(asked.replace(/^\[|\]$/g, '')) === 0) {
    return `host ${JSON.stringify(host ?? '')} is not served here: use localhost, or name it in server.allowedHosts`;
  }
  if (origin === undefined || origins.includes(origin)) return undefined;
  const page = parse(origin);
  // Our own page, under a name that passed above.
  if (page?.host === host?.toLowerCase() || isOurs(page?.hostname ?? '')) return undefined;
  return `pages of origin ${JSON.stringify(origin)} may not connect: name it in server.allowedOrigins`;
};
