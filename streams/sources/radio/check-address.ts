import { SourceUnavailableError } from '../../errors.js';
import { guardAddress, type AddressRule } from './guard-address.js';
import { hideCredentials } from './hide-credentials.js';

/**
 * Looks an address up and says early what {@link guardAddress} would say at the connection. A name that cannot be
 * looked up now passes: it is judged when it is connected to.
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
  await new Promise<void>((resolve, reject) =>
    lookup(host, { all: true }, (error) =>
      error instanceof SourceUnavailableError ? reject(error) : resolve(),
    ),
  );
};
