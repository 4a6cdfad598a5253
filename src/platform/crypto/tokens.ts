import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that a code survives being read aloud and copied by hand. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GROUP = 4

/** A random token with at least this many bits, in base64url: for links and cookies. */
export function newToken(bits: number): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url')
}

/** SHA-256 in hex: what is stored instead of a token. Enough because a token is random; passwords need argon2id. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}

/** A random code for people with at least this many bits: Crockford base32 in groups of four, `7K3M-Q9TZ-…`. */
export function newCode(bits: number): string {
  const letters = Math.ceil(bits / 5 / GROUP) * GROUP
  const code = Array.from(randomBytes(letters), byte => CROCKFORD[byte & 31]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The one form of a code as a person may have typed it: small letters, missing or other separators, full-width
 * characters, and the letters that Crockford's alphabet reads as digits. `undefined` when it cannot be a code.
 */
export function normalizeCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―—_.]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
  if (letters === '' || letters.length > 64 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(letters)) return undefined
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** Compares two secrets in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [a, b].map(text => createHash('sha256').update(text, 'utf8').digest())
  return left !== undefined && right !== undefined && timingSafeEqual(left, right)
}
