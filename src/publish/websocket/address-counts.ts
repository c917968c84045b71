import { addressKey } from '../security/address-key.js';

/** How many of something each address has. */
export type AddressCounts = {
  readonly of: (address: string) => number;
  /** Counts one until the function that comes back is called. */
  readonly add: (address: string) => () => void;
};

/** Counts by address; one IPv6 network of 64 bits counts as one. */
export const createAddressCounts = (): AddressCounts => {
  const counts = new Map<string, number>();
  const of = (address: string): number => counts.get(addressKey(address)) ?? 0;
  const change = (key: string, by: number): void => {
    const count = (counts.get(key) ?? 0) + by;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  };
  const add = (address: string) => {
    const key = addressKey(address);
    change(key, 1);
    let isCounted = true;
    return () => {
      if (isCounted) change(key, -1);
      isCounted = false;
    };
  };
  return { of, add };
};
