import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../../../streams/sources/radio/is-public-address.js';

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '64:ff9b::8.8.8.8'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['this host', '0.0.0.0', '0.1.2.3', '::'],
    ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1'],
    ['link-local', '169.254.1.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
    ['cloud metadata', '169.254.169.254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
    ['cloud metadata over IPv6', 'fd00:ec2::254', 'fd20:ce::254'],
    ['behind a carrier', '100.64.0.1', '100.127.255.255'],
    ['multicast', '224.0.0.1', '239.255.255.250', 'ff02::1'],
    ['reserved', '240.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1', '2001:db8::1'],
    ['IPv4 inside IPv6', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::127.0.0.1'],
    ['IPv4 by a tunnel', '64:ff9b::10.0.0.1', '64:ff9b::a9fe:a9fe', '2002:7f00:1::', '2001:0::1'],
    ['no address', '', 'localhost', '127.1', '0x7f.1', '1.1.1.1/8', '[::1]'],
  ])('nothing that is %s is public', (_kind, ...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it('judges an IPv4 address alike in every coat', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a, b, c, d] = address.split('.').map(Number);
        const hex = `${((a! << 8) | b!).toString(16)}:${((c! << 8) | d!).toString(16)}`;
        const coats = [`::ffff:${address}`, `::ffff:${hex}`, `64:ff9b::${hex}`];
        const bare = isPublicAddress(address);
        expect(coats.map((coat) => [coat, isPublicAddress(coat)])).toEqual(
          // What is mapped by numbers alone is never a public address written as IPv6.
          coats.map((coat) => [coat, bare && coat !== coats[1]]),
        );
      }),
    );
  });
});
