import fc from 'fast-check';
import { isIP } from 'node:net';
import { describe, expect, it } from 'vitest';
import { addressKey, plainAddress } from '../../../../src/publish/security/address-key.js';
import { clientAddress } from '../../../../src/publish/security/client-address.js';

const from = (remoteAddress: string, forwarded?: string) => ({
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

describe('clientAddress', () => {
  it('is that of the socket, whatever the client claims', () => {
    expect(clientAddress(from('203.0.113.5', '10.0.0.1'), [])).toBe('203.0.113.5');
    expect(clientAddress(from('203.0.113.5', '10.0.0.1'), ['127.0.0.1'])).toBe('203.0.113.5');
    expect(clientAddress(from('::ffff:203.0.113.5'), [])).toBe('203.0.113.5');
  });

  it('is what a trusted proxy saw, not what the client told the proxy', () => {
    const proxies = ['127.0.0.1', '10.0.0.1'];
    expect(clientAddress(from('127.0.0.1', '203.0.113.5'), proxies)).toBe('203.0.113.5');
    expect(clientAddress(from('127.0.0.1', '1.1.1.1, 203.0.113.5'), proxies)).toBe('203.0.113.5');
    expect(clientAddress(from('127.0.0.1', '203.0.113.5, 10.0.0.1'), proxies)).toBe('203.0.113.5');
    expect(clientAddress(from('127.0.0.1', 'nonsense'), proxies)).toBe('127.0.0.1');
    expect(clientAddress(from('127.0.0.1'), proxies)).toBe('127.0.0.1');
  });

  it('is an address, whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isIP(clientAddress(from('127.0.0.1', header), ['127.0.0.1']))).not.toBe(0);
      }),
    );
  });
});

describe('addressKey', () => {
  it('counts a whole network of IPv6 as one client', () => {
    expect(addressKey('2001:db8:1:2::1')).toBe(addressKey('2001:0db8:0001:0002:ffff:1:2:3'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
    expect(addressKey('::1')).toBe('0:0:0:0::/64');
    expect(addressKey('fe80::1%eth0')).toBe(addressKey('fe80::2'));
  });

  it('takes IPv4 as it is, mapped or not', () => {
    expect(addressKey('::ffff:203.0.113.5')).toBe('203.0.113.5');
    expect(plainAddress('::FFFF:203.0.113.5')).toBe('203.0.113.5');
  });
});
