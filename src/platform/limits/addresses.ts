import { isIPv4, isIPv6 } from 'node:net'

/** The address of a socket or a header in one form: without port, brackets or zone, an IPv4-mapped one as IPv4. */
export function readAddress(text: string): string | undefined {
  const bare = withoutPort(text.trim()).replace(/%.*$/, '').toLowerCase()
  if (isIPv4(bare)) return bare
  const groups = ipv6Groups(bare)
  if (!groups) return undefined
  const [high, low] = [groups[6] ?? 0, groups[7] ?? 0]
  const mapped = groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff
  if (mapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return groups.map(group => group.toString(16)).join(':')
}

/**
 * The key by which a client is counted: an IPv4 address, or the /64 of an IPv6 address, since one household or phone
 * holds a whole /64 and could otherwise change its address for every try (RFC 6177). `unknown` for what is no address.
 */
export function clientKey(address: string): string {
  const known = readAddress(address)
  if (known === undefined) return 'unknown'
  return isIPv4(known) ? known : `${known.split(':').slice(0, 4).join(':')}::/64`
}

/** `[2001:db8::1]:443`, `[2001:db8::1]`, `192.0.2.1:443` → the address alone. A bare IPv6 address has no port. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  if (bracketed) return bracketed[1] ?? ''
  return /^([^:]+):\d{1,5}$/.exec(text)?.[1] ?? text
}

function ipv6Groups(text: string): number[] | undefined {
  if (!isIPv6(text)) return undefined
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text)
  const plain = dotted
    ? `${dotted[1]}${hexPair(dotted[2], dotted[3])}:${hexPair(dotted[4], dotted[5])}`
    : text
  const [left = '', right] = plain.split('::')
  const head = left === '' ? [] : left.split(':')
  const tail = right === undefined || right === '' ? [] : right.split(':')
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].map(group => Number.parseInt(group, 16))
}

function hexPair(high: string | undefined, low: string | undefined): string {
  return (Number(high) * 256 + Number(low)).toString(16)
}
