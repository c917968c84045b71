import { isIPv4, isIPv6 } from 'node:net';

const IPV6_NETWORK_GROUPS = 4;

const withoutMapping = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped !== undefined && isIPv4(mapped) ? mapped : address;
};

/** The address as it is written where it is known best: without zone, IPv4 as such. */
export const plainAddress = (address: string): string => withoutMapping(address.split('%')[0]!);

/** What a client's address counts as: one IPv6 client has a whole network of 2^64 addresses to choose from. */
export const addressKey = (address: string): string => {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const network = groups.slice(0, IPV6_NETWORK_GROUPS).map((each) => Number.parseInt(each, 16));
  return `${network.map((each) => each.toString(16)).join(':')}::/64`;
};
