import { BlockList, isIPv4 } from 'node:net'
import { readAddress } from './addresses.ts'

/** The proxies whose word about their client is believed. */
export interface TrustedProxies {
  includes(address: string): boolean
}

/**
 * Makes the list of addresses and CIDR blocks: `10.0.0.0/8`, `2001:db8::/32`, `::1`. Throws TypeError with the entry that
 * is neither.
 */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const blocks = new BlockList()
  for (const entry of entries) {
    if (!addEntry(blocks, entry)) throw new TypeError(`"${entry}" is neither an address nor a CIDR block.`)
  }
  return {
    includes(text) {
      const address = readAddress(text)
      return address !== undefined && blocks.check(address, family(address))
    },
  }
}

/**
 * The client's address: the socket's peer or, as long as the one who speaks is a trusted proxy, the next address from
 * the right of `X-Forwarded-For`. What stands left of the first untrusted address was written by the client, and an
 * entry that is no address ends the walk at the last one that was believed.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  let client = readAddress(peer) ?? peer
  const hops = (forwardedFor ?? '').split(',').reverse()
  for (const hop of hops) {
    if (!trusted.includes(client)) break
    const address = readAddress(hop)
    if (address === undefined) break
    client = address
  }
  return client
}

function addEntry(blocks: BlockList, entry: string): boolean {
  const [text = '', bits, more] = entry.split('/')
  const address = readAddress(text)
  if (address === undefined || more !== undefined) return false
  if (bits === undefined) {
    blocks.addAddress(address, family(address))
    return true
  }
  const width = isIPv4(address) ? 32 : 128
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > width) return false
  blocks.addSubnet(address, Number(bits), family(address))
  return true
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}
