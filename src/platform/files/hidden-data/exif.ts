import type { HiddenKind } from './kinds.ts'

const ORIENTATION = 0x0112
const GPS = 0x8825

/** What an Exif block (TIFF 6.0; CIPA DC-008) tells. */
export interface Exif {
  /** How the picture is to be turned, 1 to 8; without it a reader would see it lying on its side. */
  readonly orientation: number
  readonly kinds: readonly HiddenKind[]
}

/** Reads the first directory of a TIFF block; one that cannot be read counts as told about the camera. */
export function readExif(block: Uint8Array): Exif {
  const view = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  const unread: Exif = { orientation: 1, kinds: ['camera'] }
  const order = view.toString('latin1', 0, 2)
  if (view.length < 8 || (order !== 'II' && order !== 'MM')) return unread
  const u16 = (at: number) => (order === 'II' ? view.readUInt16LE(at) : view.readUInt16BE(at))
  const first = order === 'II' ? view.readUInt32LE(4) : view.readUInt32BE(4)
  if (first + 2 > view.length) return unread
  const count = u16(first)
  if (first + 2 + count * 12 > view.length) return unread
  let orientation = 1
  const kinds = new Set<HiddenKind>()
  for (let at = first + 2; at < first + 2 + count * 12; at += 12) {
    const tag = u16(at)
    if (tag === ORIENTATION) orientation = u16(at + 8)
    else kinds.add(tag === GPS ? 'position' : 'camera')
  }
  // Our own block ends with its one entry; whatever is longer carries something more.
  if (kinds.size === 0 && view.length > orientationOnly(1).length) kinds.add('camera')
  return { orientation: orientation >= 1 && orientation <= 8 ? orientation : 1, kinds: [...kinds] }
}

/** A TIFF block that says how to turn the picture and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const block = Buffer.alloc(26)
  block.write('MM', 0, 'latin1')
  block.writeUInt16BE(42, 2)
  block.writeUInt32BE(8, 4)
  block.writeUInt16BE(1, 8)
  block.writeUInt16BE(ORIENTATION, 10)
  block.writeUInt16BE(3, 12)
  block.writeUInt32BE(1, 14)
  block.writeUInt16BE(orientation, 18)
  return block
}
