import { SourceUnavailableError } from '../../errors.js';
import { guardAddress, type AddressRule } from './guard-address.js';
import { hideCredentials } from './hide-credentials.js';

/** Whoever waits for the verdict must not wait for a name server that is gone. */
const LONGEST_LOOKUP_MS = 5000;

/**
 * Looks an address up and says early what {@link guardAddress} would say at the connection. A name that cannot be
 * looked up within 5 s passes: it is judged when it is connected to.
 * @throws SourceUnavailableError when it is no http or https address, or one that the rule forbids.
 */
export const checkAddress = async (address: string, mayConnect: AddressRule): Promise<void> => {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const message = `expected an http:// or https:// address, got "${hideCredentials(address)}"`;
    throw new SourceUnavailableError('bad-address', message);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { assertHost, lookup } = guardAddress(url, mayConnect);
  assertHost(host);
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, LONGEST_LOOKUP_MS);
    lookup(host, { all: true }, (error) => {
      clearTimeout(timer);
      if (error instanceof SourceUnavailableError) reject(error);
      else resolve();
    });
  });
};
