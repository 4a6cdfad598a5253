/**
 * Whether a validator is among those that the client holds. The comparison is the weak one (RFC 9110 §13.1.2): a proxy that
 * compresses marks ours as weak, and the client sends it back so.
 */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some(each => each.trim().replace(/^W\//, '') === etag)
}
