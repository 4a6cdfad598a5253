import type { FileHandle } from 'node:fs/promises'

/** Bytes that can be read anywhere without holding them all: a file on the disk, or a buffer. */
export interface ByteSource {
  readonly size: number
  /** Reads up to `length` bytes at `offset`: fewer at the end, none behind it. */
  read(offset: number, length: number): Promise<Buffer>
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(Math.min(offset, buffer.length), offset + length),
  }
}

/** The handle stays the caller's: open while the source is read, closed by the caller. */
export async function handleSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat()
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const buffer = Buffer.alloc(wanted)
      const { bytesRead } = await handle.read(buffer, 0, wanted, offset)
      return buffer.subarray(0, bytesRead)
    },
  }
}
