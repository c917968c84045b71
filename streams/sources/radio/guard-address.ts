import { lookup as lookUpName } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { SourceUnavailableError } from '../../errors.js';
import { hideCredentials } from './hide-credentials.js';

/** Whether a connection that is made for `url` may go to an IP address. */
export type AddressRule = (address: string, url: URL) => boolean;

/** How a connection finds its address, with nothing between the check and its use. */
export type Guard = {
  /** @throws SourceUnavailableError when the host is a number that the rule forbids. */
  readonly assertHost: (host: string) => void;
  /** Fails with a SourceUnavailableError when the name stands for any address that the rule forbids. */
  readonly lookup: LookupFunction;
};

/**
 * Guards one connection to `url`. The addresses that are judged are those that the socket then takes: a name that
 * is given another address a moment later leads nowhere else.
 */
export const guardAddress = (
  url: URL,
  mayConnect: AddressRule,
  lookUp: LookupFunction = lookUpName,
): Guard => {
  // Neither the address found nor what its network is called is said: it may be a secret of the server's network.
  const refusal = (): SourceUnavailableError =>
    new SourceUnavailableError(
      'address-not-allowed',
      `cannot listen to ${hideCredentials(url.href)}: expected a public address, got one that this server may not connect to`,
    );
  return {
    assertHost: (host) => {
      if (isIP(host) !== 0 && !mayConnect(host, url)) throw refusal();
    },
    lookup: (host, options, callback) =>
      lookUp(host, options, (error, found, family) => {
        if (error) return callback(error, found, family);
        const addresses = typeof found === 'string' ? [found] : found.map((each) => each.address);
        const isAllowed = addresses.length > 0 && addresses.every((each) => mayConnect(each, url));
        return callback(isAllowed ? null : refusal(), found, family);
      }),
  };
};
