import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { newRecordKey, openRecordKey } from '../../platform/crypto/record-keys.ts'
import { hashToken, newToken } from '../../platform/crypto/tokens.ts'
import type { Tx } from '../../platform/db/db.ts'
import { sameAddress } from './rules.ts'
import { subscriptionById, updateAddressMac } from './store.ts'
import type { SubscriptionRow } from './tables.ts'

const PURPOSE = 'notices/address'

/** The codes under which an address may be stored, the present one first. */
export function addressMacs(keys: KeyRing, address: string): readonly string[] {
  return keys.macs(sameAddress(address), PURPOSE)
}

/** The code under which an address is stored today. */
export function addressMac(keys: KeyRing, address: string): string {
  return keys.mac(sameAddress(address), PURPOSE)
}

/** What is stored of an address, and the token that its letters carry. */
export function sealed(
  keys: KeyRing,
  id: string,
  address: string,
): Pick<SubscriptionRow, 'wrapped_key' | 'sealed_address' | 'sealed_token' | 'address_mac' | 'token_hash'> {
  const token = newToken(160)
  const { wrapped, key } = newRecordKey(keys, id)
  return {
    wrapped_key: wrapped,
    sealed_address: key.seal(address, 'address'),
    sealed_token: key.seal(token, 'token'),
    address_mac: addressMac(keys, address),
    token_hash: hashToken(token),
  }
}

/** To whom a letter goes, and the token in its links. */
export function opened(keys: KeyRing, row: SubscriptionRow): { address: string; token: string } {
  const key = openRecordKey(keys, row.wrapped_key, row.id)
  return { address: key.open(row.sealed_address, 'address'), token: key.open(row.sealed_token, 'token') }
}

/** Makes the code of an address anew by the current key. */
export async function renewAddressMac(tx: Tx, keys: KeyRing, id: string): Promise<void> {
  const row = await subscriptionById(tx, id)
  if (row) await updateAddressMac(tx, id, addressMac(keys, opened(keys, row).address))
}
