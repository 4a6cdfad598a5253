import { describe, expect, test } from 'vitest'
import { clientKey, readAddress } from './addresses.ts'
import { clientAddress, trustedProxies } from './trusted-proxies.ts'

describe('an address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:443', '192.0.2.1'],
    ['[2001:db8::1]:443', '2001:db8:0:0:0:0:0:1'],
    ['[2001:DB8::1]', '2001:db8:0:0:0:0:0:1'],
    ['2001:db8::1', '2001:db8:0:0:0:0:0:1'],
    ['fe80::1%eth0', 'fe80:0:0:0:0:0:0:1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['::', '0:0:0:0:0:0:0:0'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['unknown', undefined],
    ['192.0.2.256', undefined],
    ['', undefined],
  ])('%j is read as %j', (text, address) => {
    expect(readAddress(text)).toBe(address)
  })

  test('a household with IPv6 is counted once, whatever address it takes', () => {
    expect(clientKey('2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
    expect(clientKey('2001:db8:1:2:bbbb::2')).toBe('2001:db8:1:2::/64')
    expect(clientKey('2001:db8:1:3::1')).not.toBe(clientKey('2001:db8:1:2::1'))
    expect(clientKey('::ffff:192.0.2.1')).toBe(clientKey('192.0.2.1'))
    expect(clientKey('_hidden')).toBe('unknown')
  })
})

describe('behind proxies', () => {
  const trusted = trustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48', '::1'])

  test.each([
    ['nobody forwards', '203.0.113.9', undefined, '203.0.113.9'],
    ['a stranger claims to forward', '203.0.113.9', '192.0.2.1', '203.0.113.9'],
    ['one proxy forwards', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['the proxy is seen as IPv4-mapped', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['two proxies forward', '10.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
    ['the client wrote a false address first', '10.0.0.1', '127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['the port comes along', '::1', '[2001:db8::7]:50123', '2001:db8:0:0:0:0:0:7'],
    ['an IPv6 proxy forwards', '2001:db8:ffff::1', '203.0.113.9:1234', '203.0.113.9'],
    ['the header holds no address', '10.0.0.1', '203.0.113.9, garbage', '10.0.0.1'],
    ['the header is empty', '10.0.0.1', '', '10.0.0.1'],
    ['all are proxies', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
  ])('%s', (_what, peer, header, client) => {
    expect(clientAddress(peer, header, trusted)).toBe(client)
  })

  test('an empty list trusts nobody', () => {
    expect(clientAddress('127.0.0.1', '192.0.2.1', trustedProxies([]))).toBe('127.0.0.1')
  })

  test.each(['10.0.0.0/33', 'proxy.local', '10.0.0.0/8/8', '2001:db8::/129', '10.0.0.0/x'])(
    'the entry %s is named as wrong',
    entry => {
      expect(() => trustedProxies(['::1', entry])).toThrow(`"${entry}"`)
    },
  )
})
