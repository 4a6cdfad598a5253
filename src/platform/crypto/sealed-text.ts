import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const CIPHER = 'aes-256-gcm'
/** 96 bits, the length that GCM is defined for (NIST SP 800-38D §8.2). */
const NONCE = 12
const TAG = 16

/** A sealed text that does not open: the key is another, the text was changed, or it belongs to another context. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/**
 * Encrypts with AES-256-GCM under a fresh random nonce; `context` is authenticated, not stored. Answers nonce,
 * ciphertext and tag as base64url without padding.
 */
export function sealBytes(key: Uint8Array, plain: string | Uint8Array, context: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  const body = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
  return Buffer.concat([nonce, cipher.update(body), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** Decrypts what `sealBytes` made with the same key and context. Throws SealBroken otherwise. */
export function openBytes(key: Uint8Array, sealed: string, context: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < NONCE + TAG) throw new SealBroken('The sealed text is too short to be one.')
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()])
  } catch {
    throw new SealBroken('The sealed text does not open: another key, another context, or a changed text.')
  }
}
