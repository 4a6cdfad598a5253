import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** A file that came with a form. Nothing here is believed: `sniff` says what it is, the scanner whether it is clean. */
export interface UploadedFile {
  /** As the browser sent it; `safeFileName` makes it fit to keep. */
  readonly name: string
  /** What the browser claims. */
  readonly mediaType: string
  readonly size: number
  bytes(): Promise<Buffer>
  open(): Readable
}

/** An uploaded file that is held in memory. */
export function fileOfBytes(name: string, mediaType: string, bytes: Uint8Array): UploadedFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    name,
    mediaType,
    size: buffer.length,
    bytes: async () => buffer,
    open: () => Readable.from([buffer]),
  }
}

/** An uploaded file that lies on the disk until the request ends. */
export function fileOfPath(name: string, mediaType: string, path: string, size: number): UploadedFile {
  return { name, mediaType, size, bytes: () => readFile(path), open: () => createReadStream(path) }
}
