import type { ByteSource } from './byte-source.ts'

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const END = 0xfffffffa
const NONE = 0xffffffff
const ENTRY = 128
const MAX_ENTRIES = 4096

export function isCompoundFile(head: Buffer): boolean {
  return head.subarray(0, 8).equals(SIGNATURE)
}

/**
 * The names at the root of an OLE compound file ([MS-CFB]), which tell Word's streams from Excel's. Names inside
 * embedded objects are not counted. `undefined` when the file is damaged.
 */
export async function compoundRootNames(source: ByteSource): Promise<ReadonlySet<string> | undefined> {
  const header = await source.read(0, 512)
  if (header.length < 512 || !isCompoundFile(header)) return undefined
  const shift = header.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return undefined
  const directory = await readDirectory(source, header, 1 << shift)
  return directory && rootNames(directory)
}

async function readDirectory(
  source: ByteSource,
  header: Buffer,
  sectorSize: number,
): Promise<Buffer | undefined> {
  const tableSectors = await fatSectors(source, header, sectorSize)
  const perSector = sectorSize / 4
  const sectors: Buffer[] = []
  const limit = (MAX_ENTRIES * ENTRY) / sectorSize
  let sector = header.readUInt32LE(48)
  while (sector < END) {
    if (sectors.length >= limit) return undefined
    const bytes = await readSector(source, sector, sectorSize)
    const table = tableSectors[Math.floor(sector / perSector)]
    if (!bytes || table === undefined) return undefined
    sectors.push(bytes)
    const fat = await readSector(source, table, sectorSize)
    if (!fat) return undefined
    sector = fat.readUInt32LE((sector % perSector) * 4)
  }
  return Buffer.concat(sectors)
}

/** The sectors of the allocation table: 109 are named in the header, the others in a chain of their own. */
async function fatSectors(source: ByteSource, header: Buffer, sectorSize: number): Promise<number[]> {
  const found = numbers(header.subarray(76, 512))
  const most = Math.ceil(source.size / sectorSize / (sectorSize / 4)) + 1
  let next = header.readUInt32LE(68)
  while (next < END && found.length < most) {
    const bytes = await readSector(source, next, sectorSize)
    if (!bytes) break
    found.push(...numbers(bytes.subarray(0, sectorSize - 4)))
    next = bytes.readUInt32LE(sectorSize - 4)
  }
  return found
}

function numbers(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))
}

async function readSector(source: ByteSource, sector: number, size: number): Promise<Buffer | undefined> {
  const bytes = await source.read((sector + 1) * size, size)
  return bytes.length === size ? bytes : undefined
}

function rootNames(directory: Buffer): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  const seen = new Set<number>()
  if (directory.length < ENTRY) return undefined
  const waiting = [directory.readUInt32LE(76)]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const at = id * ENTRY
    if (id === NONE || seen.has(id)) continue
    if (at + ENTRY > directory.length) return undefined
    seen.add(id)
    const length = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2)
    names.add(directory.toString('utf16le', at, at + length))
    waiting.push(directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72))
  }
  return names
}
