import { BlockList, isIP } from 'node:net';

/** IPv4 that is nobody's on the internet, or that clouds keep for themselves: each `address/prefix`. */
const NOT_PUBLIC_IPV4 = [
  '0.0.0.0/8', // this host
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carriers' address translation, and Alibaba's metadata
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // Azure's own services, seen from inside only
  '169.254.0.0/16', // link-local, and the metadata of most clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments, and Oracle's metadata
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // measuring of networks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
] as const;

/** Inside 2000::/3, which is all that is given out, still nobody's or leading to IPv4 by another way. */
const NOT_PUBLIC_IPV6 = [
  '2001::/23', // protocol assignments, Teredo
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
] as const;

/** NAT64 puts IPv4 behind it. */
const NAT64 = '64:ff9b::';
const NAT64_BITS = 96;

const split = (subnet: string): [network: string, bits: number] => {
  const [network = '', bits] = subnet.split('/');
  return [network, Number(bits)];
};

const listPublic = (): BlockList => {
  const list = new BlockList();
  list.addSubnet('2000::', 3, 'ipv6');
  list.addSubnet(NAT64, NAT64_BITS, 'ipv6');
  return list;
};

const listNotPublic = (): BlockList => {
  const list = new BlockList();
  for (const [network, bits] of NOT_PUBLIC_IPV4.map(split)) {
    list.addSubnet(network, bits, 'ipv4');
    list.addSubnet(NAT64 + network, NAT64_BITS + bits, 'ipv6');
  }
  for (const [network, bits] of NOT_PUBLIC_IPV6.map(split)) list.addSubnet(network, bits, 'ipv6');
  return list;
};

const publicIpv6 = listPublic();
const notPublic = listNotPublic();

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * Whether an IP address is one that anybody on the internet may be given: no loopback, private network, link-local,
 * multicast, cloud metadata or reserved range, also not wrapped in IPv6. Text that is no address is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  const address = MAPPED.exec(text)?.[1] ?? text;
  const version = isIP(address);
  if (version === 4) return !notPublic.check(address, 'ipv4');
  return version === 6 && !address.includes('%') && isPublicIpv6(address);
};

const isPublicIpv6 = (address: string): boolean =>
  publicIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
