import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../platform/crypto/canonical-json.ts'

/**
 * The digest that every signature names: SHA-256, 64 lower-case hexadecimal digits, over the canonical JSON (RFC 8785)
 * of what the author controls: metadata, body, attachment digests. What is stamped at release (index number, time,
 * column) stays outside. Throws TypeError when the content has no JSON form.
 */
export const digest = (content: object): string =>
  createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')
