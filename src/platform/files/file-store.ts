import type { Readable } from 'node:stream'

/** A stored file: its content's SHA-256 in hex is its only name, its size is in bytes. */
export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

/**
 * Where the bytes of files lie. Content-addressed: the same content is stored once, and what is stored never changes.
 * Names, media types and rights are rows of the database; this interface knows none of them.
 */
export interface FileStore {
  /** Stores content. When the promise resolves, the file survives a power cut. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredFile>
  /** Opens a file, or a part of it: `end` is the last byte, included. Throws FileMissing. */
  open(sha256: string, part?: { readonly start: number; readonly end: number }): Promise<Readable>
  /** The size in bytes, or undefined where there is no such file. */
  size(sha256: string): Promise<number | undefined>
  has(sha256: string): Promise<boolean>
  /** Removes a file; one that is not there is no error. The caller knows that no row names it any more. */
  remove(sha256: string): Promise<void>
  /** Whether the store answers now. Waits three seconds at the most; never throws. */
  reachable(): Promise<boolean>
  /** Every file that is stored, in no order; what is still coming in is none. */
  list(): AsyncIterable<StoredFile>
}

/** A row names a file that the store does not hold: a fault of the installation, not of the person who asks. */
export class FileMissing extends Error {
  override readonly name = 'FileMissing'
  constructor(sha256: string) {
    super(`The file store holds no file ${sha256}.`)
  }
}

/** The store cannot be used as it is configured. The message says what is wrong and what to do, for who starts the house. */
export class FileStoreUnusable extends Error {
  override readonly name = 'FileStoreUnusable'
}
