import { createHmac, hkdfSync } from 'node:crypto'
import { type KeyFile, readKeyFile } from './key-file.ts'
import { openBytes, SealBroken, sealBytes } from './sealed-text.ts'

/** The platform's secret keys. Keys never leave it; sealed texts and codes do. */
export interface KeyRing {
  /**
   * Encrypts with the current key (AES-256-GCM). `context` says where the text belongs, such as `mail:<id>`: it is
   * authenticated, so that a sealed text moved to another row does not open. Answers `<key id>.<base64url>`.
   */
  seal(plain: string | Uint8Array, context: string): string
  /** Decrypts to text, with whichever key sealed it. Throws SealBroken. */
  open(sealed: string, context: string): string
  /** Decrypts to bytes. Throws SealBroken. */
  openBytes(sealed: string, context: string): Buffer
  /** Whether an older key sealed this, so that a sweep may seal it anew. */
  isOutdated(sealed: string): boolean
  /** HMAC-SHA-256 in hex by the current key, derived for the purpose: a code that nobody without the key can make. */
  mac(text: string, purpose: string): string
  /** The codes by every key, the current one first: for finding what was stored before a rotation. */
  macs(text: string, purpose: string): readonly string[]
  /** Tells key rings apart without telling a key: 16 hex digits, the same for the same current key. */
  fingerprint(): string
}

/** Loads the ring of a key file. Throws KeyFileError with the remedy when the file is absent, open to others or wrong. */
export async function loadKeyRing(path: string): Promise<KeyRing> {
  return keyRing(await readKeyFile(path))
}

/** The ring of keys that are already in memory. */
export function keyRing(file: KeyFile): KeyRing {
  const roots = new Map(Object.entries(file.keys).map(([id, text]) => [id, Buffer.from(text, 'base64')]))
  const rootOf = (id: string): Buffer => {
    const root = roots.get(id)
    if (root) return root
    throw new SealBroken(
      `Sealed with the key "${id}", which the key file does not hold (it has ${[...roots.keys()].join(', ')}).`,
    )
  }
  const current = rootOf(file.current)
  const derived = new Map<string, Buffer>()
  const derive = (id: string, purpose: string): Buffer => {
    const name = `${id}/${purpose}`
    const key = derived.get(name) ?? Buffer.from(hkdfSync('sha256', rootOf(id), '', `gongkai/${purpose}`, 32))
    derived.set(name, key)
    return key
  }
  const macWith = (id: string, text: string, purpose: string) =>
    createHmac('sha256', derive(id, `mac/${purpose}`))
      .update(text)
      .digest('hex')
  const openSealed = (sealed: string, context: string): Buffer => {
    const { id, body } = split(sealed)
    return openBytes(derive(id, 'seal'), body, context)
  }
  const older = [...roots.keys()].filter(id => id !== file.current)

  return {
    seal: (plain, context) => `${file.current}.${sealBytes(derive(file.current, 'seal'), plain, context)}`,
    open: (sealed, context) => openSealed(sealed, context).toString('utf8'),
    openBytes: openSealed,
    isOutdated: sealed => split(sealed).id !== file.current,
    mac: (text, purpose) => macWith(file.current, text, purpose),
    macs: (text, purpose) => [file.current, ...older].map(id => macWith(id, text, purpose)),
    fingerprint: () => createHmac('sha256', current).update('gongkai/fingerprint').digest('hex').slice(0, 16),
  }
}

function split(sealed: string): { id: string; body: string } {
  const dot = sealed.indexOf('.')
  if (dot < 1) throw new SealBroken('This is not a sealed text: it names no key.')
  return { id: sealed.slice(0, dot), body: sealed.slice(dot + 1) }
}
