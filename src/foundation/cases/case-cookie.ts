import { serialize } from 'cookie'
import type { KeyRing } from '../../platform/crypto/key-ring.ts'
import { sameSecret } from '../../platform/crypto/tokens.ts'

const PLAIN = 'gk_case'
/** A browser takes a `__Host-` cookie from this very host over https alone (RFC 6265bis §4.1.3). */
const BOUND = `__Host-${PLAIN}`
const PURPOSE = 'case-cookie'
const MINUTES = 30

function nameFor(origin: string): { readonly name: string; readonly secure: boolean } {
  const secure = origin.startsWith('https:')
  return { name: secure ? BOUND : PLAIN, secure }
}

/**
 * The `Set-Cookie` that keeps one case open for half an hour in this browser, after its receipt was redeemed. The value
 * is signed and needs no row; strict, so that no other site can act with it. Each page that is shown renews it.
 */
export function caseCookie(keys: KeyRing, origin: string, caseId: string, now: Date): string {
  const { name, secure } = nameFor(origin)
  const until = now.getTime() + MINUTES * 60_000
  const value = `${caseId}.${until}.${keys.mac(`${name}=${caseId}.${until}`, PURPOSE)}`
  return serialize(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: MINUTES * 60,
  })
}

/** The `Set-Cookie` that closes the case in this browser, for a shared machine. */
export function endedCaseCookie(origin: string): string {
  const { name, secure } = nameFor(origin)
  return serialize(name, '', { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: 0 })
}

/** The case that a request's cookies open now; undefined when there is none, when it is over or was not made by us. */
export function openedCase(
  keys: KeyRing,
  cookies: Readonly<Record<string, string | undefined>>,
  now: Date,
): string | undefined {
  const name = cookies[BOUND] ? BOUND : PLAIN
  const [caseId, until, mac] = cookies[name]?.split('.') ?? []
  if (!caseId || !until || !mac || !/^\d+$/.test(until)) return undefined
  if (Number(until) <= now.getTime()) return undefined
  const genuine = keys.macs(`${name}=${caseId}.${until}`, PURPOSE).some(each => sameSecret(each, mac))
  return genuine ? caseId : undefined
}
