import { serialize } from 'cookie'
import { hashToken } from '../../platform/crypto/tokens.ts'

const PLAIN = 'gk_desk'
/** A browser takes a `__Host-` cookie from this very host over https alone, never from a neighbour (RFC 6265bis §4.1.3). */
const BOUND = `__Host-${PLAIN}`

export type Cookies = Readonly<Record<string, string | undefined>>

export function isHttps(origin: string): boolean {
  return origin.startsWith('https:')
}

/** The `Set-Cookie` of a session. Lax, so that links in mail lead in; what a POST may do is guarded by its origin. */
export function sessionCookie(origin: string, token: string): string {
  const secure = isHttps(origin)
  return serialize(secure ? BOUND : PLAIN, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

/** The `Set-Cookie` that makes the browser forget the session. */
export function endedCookie(origin: string): string {
  const secure = isHttps(origin)
  return serialize(secure ? BOUND : PLAIN, '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: 0,
  })
}

/**
 * What is stored instead of a session's token. The cookie's name is part of it: a token that was given out as a bound
 * cookie opens nothing when a neighbouring host plants it under the plain name.
 */
export function sessionHash(origin: string, token: string): string {
  return hashToken(`${isHttps(origin) ? BOUND : PLAIN}=${token}`)
}

/** The stored form of the session that a request's cookies name; undefined when they name none. */
export function presentedSession(cookies: Cookies): string | undefined {
  const name = cookies[BOUND] ? BOUND : PLAIN
  const token = cookies[name]
  return token ? hashToken(`${name}=${token}`) : undefined
}
