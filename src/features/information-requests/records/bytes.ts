import { sha256 } from '../../../platform/crypto/digest.ts'
import type { RecordKey } from '../../../platform/crypto/record-keys.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'

/** What was kept: how the file store knows it, and what it is. */
export interface KeptBytes {
  readonly stored: string
  readonly sha256: string
  readonly size: number
}

/** What seals the bytes of a file to its digest: one file of a request cannot stand in for another. */
const sealedAs = (digest: string) => `file:${digest}`

/**
 * Keeps the bytes of a record, sealed under the request's key: the file store holds what nobody can read after the request was
 * erased, in backups too, and what no other room can name. Talks to the file store, so it is called outside a transaction.
 */
export async function keepBytes(files: FileStore, key: RecordKey, content: Uint8Array): Promise<KeptBytes> {
  const digest = sha256(content)
  const { sha256: stored } = await files.put(Buffer.from(key.seal(content, sealedAs(digest)), 'latin1'))
  return { stored, sha256: digest, size: content.length }
}

/** The bytes of a record. Throws SealBroken where they are not what they were, FileMissing where they are gone. */
export async function readBytes(
  files: FileStore,
  key: RecordKey,
  { stored, sha256: digest }: Pick<KeptBytes, 'stored' | 'sha256'>,
): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await files.open(stored)) parts.push(part as Buffer)
  return key.openBytes(Buffer.concat(parts).toString('latin1'), sealedAs(digest))
}
