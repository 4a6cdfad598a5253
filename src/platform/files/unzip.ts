import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { type ByteSource, bytesSource } from './byte-source.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'

const inflate = promisify(inflateRaw)

/** The parts of an archive by name, or why nothing was unpacked. */
type Unzipped =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: 'damaged' | 'archive-too-large' }

/**
 * Unpacks an archive that declares at most `mostBytes` in all. What it declares is read before anything is unpacked, and
 * no entry is unpacked past what it declared: one that would is damaged. Folders are left out; of entries with one name
 * nobody could say which is meant, so the archive is damaged.
 */
export async function unzipWithin(bytes: Uint8Array, mostBytes: number): Promise<Unzipped> {
  const source = bytesSource(bytes)
  const directory = await readZipDirectory(source)
  if (!directory.ok) return directory
  const entries = directory.entries.filter(entry => !entry.name.endsWith('/'))
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > mostBytes)
    return { ok: false, code: 'archive-too-large' }
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const content = parts.has(entry.name) ? undefined : await readZipEntry(source, entry)
    if (!content) return { ok: false, code: 'damaged' }
    parts.set(entry.name, content)
  }
  return { ok: true, parts }
}

/**
 * The content of one entry, or undefined where it is damaged, encrypted or packed in a way that is not read. The caller
 * has looked at `entry.unpacked`: as many bytes are held, and never more.
 */
export async function readZipEntry(source: ByteSource, entry: ZipEntry): Promise<Uint8Array | undefined> {
  if (entry.encrypted) return undefined
  const header = await source.read(entry.offset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) return undefined
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const packed = await source.read(start, entry.packed)
  if (packed.length !== entry.packed) return undefined
  if (entry.method === 0) return entry.packed === entry.unpacked ? packed : undefined
  if (entry.method !== 8) return undefined
  try {
    // Off the main thread; stops at the first byte too many.
    const content = await inflate(packed, { maxOutputLength: Math.max(1, entry.unpacked) })
    return content.length === entry.unpacked ? content : undefined
  } catch {
    return undefined
  }
}
