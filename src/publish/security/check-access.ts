import type { IncomingHttpHeaders } from 'node:http';
import { isLoopbackHost } from './is-loopback-host.js';

const hostnameOf = (url: string): string | undefined =>
  URL.canParse(url) ? new URL(url).hostname : undefined;

/**
 * Says why a request is refused, or undefined when it may pass. A web page elsewhere must not read
 * from a server on the user's own machine: neither by naming itself in Origin, nor by a domain that
 * points at loopback (DNS rebinding), which shows in Host.
 */
export const checkAccess = (
  { host, origin }: IncomingHttpHeaders,
  allowedHosts: readonly string[],
): string | undefined => {
  const isTrusted = (name: string | undefined): boolean =>
    name !== undefined && (isLoopbackHost(name) || allowedHosts.includes(name));
  if (!isTrusted(hostnameOf(`http://${host ?? ''}`))) {
    return `host ${JSON.stringify(host ?? '')} is not served here: use localhost`;
  }
  if (origin === undefined || isTrusted(hostnameOf(origin))) return undefined;
  return `pages of origin ${JSON.stringify(origin)} may not connect`;
};
