import { randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { openBytes, sealBytes } from './sealed-text.ts'

/**
 * A key for the personal fields of one record. It is stored wrapped, beside the record; erasing the record means
 * destroying the wrapped key, after which every copy of the fields, in backups too, is noise.
 */
export interface RecordKey {
  /** Encrypts one field. `field` is authenticated, so that two fields of a record cannot be exchanged. */
  seal(plain: string | Uint8Array, field: string): string
  /** Decrypts one field. Throws SealBroken. */
  open(sealed: string, field: string): string
  /** Decrypts a field that holds bytes. Throws SealBroken. */
  openBytes(sealed: string, field: string): Buffer
}

/** Makes a key for a record. Store `wrapped` with the record; the key itself is only in memory. */
export function newRecordKey(ring: KeyRing, recordId: string): { wrapped: string; key: RecordKey } {
  const bytes = randomBytes(32)
  return { wrapped: ring.seal(bytes, WRAPPED(recordId)), key: recordKey(bytes, recordId) }
}

/** Unwraps a record's key. Throws SealBroken when it was wrapped by another ring or for another record. */
export function openRecordKey(ring: KeyRing, wrapped: string, recordId: string): RecordKey {
  return recordKey(ring.openBytes(wrapped, WRAPPED(recordId)), recordId)
}

/** What seals a wrapped key to its record. */
export const WRAPPED = (recordId: string): string => `record-key:${recordId}`

function recordKey(bytes: Uint8Array, recordId: string): RecordKey {
  const context = (field: string) => `record:${recordId}:${field}`
  return {
    seal: (plain, field) => sealBytes(bytes, plain, context(field)),
    open: (sealed, field) => openBytes(bytes, sealed, context(field)).toString('utf8'),
    openBytes: (sealed, field) => openBytes(bytes, sealed, context(field)),
  }
}
