import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import type { Db } from '../../platform/db/db.ts'
import { factorContext } from './actions/sign-in.ts'
import { usableCode } from './second-factor.ts'
import { standingOf } from './store/credentials.ts'

/**
 * A second-factor code that an account may use now: for demonstrations on a laptop, where nobody holds a device.
 * `none`: there is no such account with a device. `used`: the codes of this half minute and the next are used up.
 */
export async function demoCode(
  db: Db,
  keys: KeyRing,
  account: string,
  now: Date,
): Promise<
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: 'none' | 'used' }
> {
  const standing = await standingOf(db, { account: account.toLowerCase() })
  const factor = standing?.factor
  if (!factor) return { ok: false, reason: 'none' }
  const secret = keys.open(factor.sealedSecret, factorContext(standing.personId))
  const code = await usableCode(secret, factor.lastStep, now)
  return code === undefined ? { ok: false, reason: 'used' } : { ok: true, code }
}
