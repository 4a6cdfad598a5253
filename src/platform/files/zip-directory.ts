import type { ByteSource } from './byte-source.ts'

/** What an archive may be at the most, before anyone unpacks it. */
const MAX_ENTRIES = 10_000
const MAX_DIRECTORY = 8 * 1024 * 1024
const MAX_UNPACKED = 2 * 1024 ** 3
/** Deflate's own limit lies near 1032:1; honest documents stay under 100:1 over the whole archive. */
const MAX_RATIO = 200
/** A small archive may compress well without being a danger. */
const RATIO_FREE = 64 * 1024 * 1024

export interface ZipEntry {
  readonly name: string
  readonly encrypted: boolean
  /** How its bytes are packed: 0 not at all, 8 by deflate; other ways are read by nobody here. */
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

export type ZipDirectory =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly code: 'damaged' | 'archive-too-large' }

/**
 * Reads the central directory of a zip archive (APPNOTE 6.3) and unpacks nothing. Refuses archives whose declared
 * content is too large, too dense or overlapping: a zip bomb shows itself here. Sizes are what the archive declares;
 * whoever unpacks an entry still counts its bytes. ZIP64 and archives in several parts are refused as too large.
 */
export async function readZipDirectory(source: ByteSource): Promise<ZipDirectory> {
  const end = await findEnd(source)
  if (!end) return { ok: false, code: 'damaged' }
  const { count, size, offset } = end
  if (count === 0xffff || offset === 0xffffffff || count > MAX_ENTRIES || size > MAX_DIRECTORY)
    return { ok: false, code: 'archive-too-large' }
  if (offset + size > end.position) return { ok: false, code: 'damaged' }
  const entries = parseEntries(await source.read(offset, size), count)
  if (!entries || !apart(entries, offset)) return { ok: false, code: 'damaged' }
  return isBomb(entries, source.size) ? { ok: false, code: 'archive-too-large' } : { ok: true, entries }
}

async function findEnd(source: ByteSource) {
  const start = Math.max(0, source.size - 22 - 0xffff)
  const tail = await source.read(start, source.size - start)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50) continue
    if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue
    return {
      position: start + at,
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
  }
  return undefined
}

function parseEntries(directory: Buffer, count: number): ZipEntry[] | undefined {
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return undefined
    const nameLength = directory.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    if (next > directory.length) return undefined
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at = next
  }
  return entries
}

/** Entries that share bytes are the trick by which a small archive claims a huge content. */
function apart(entries: readonly ZipEntry[], directoryAt: number): boolean {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset)
  let free = 0
  for (const entry of ordered) {
    if (entry.offset < free) return false
    free = entry.offset + 30 + entry.packed
  }
  return free <= directoryAt
}

function isBomb(entries: readonly ZipEntry[], size: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  return unpacked > MAX_UNPACKED || (unpacked > RATIO_FREE && unpacked > size * MAX_RATIO)
}
