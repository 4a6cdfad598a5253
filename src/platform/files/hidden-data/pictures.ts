import { crc32 } from 'node:zlib'
import { orientationOnly, readExif } from './exif.ts'
import type { HiddenFinding, HiddenKind } from './kinds.ts'

/** A picture looked through: what it tells beside its pixels, and its bytes without that. */
export interface Picture {
  readonly findings: HiddenFinding[]
  readonly clean: Uint8Array
}

const PLACE: Partial<Record<HiddenKind, string>> = {
  position: '图片：拍摄位置',
  camera: '图片：拍摄信息',
  properties: '图片：文字说明',
  'embedded-file': '图片末尾之后的数据',
}

/** Marks of JPEG (ITU-T T.81, table B.1). */
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const COMMENT = 0xfe
const SCAN = 0xda
const END = 0xd9

/**
 * Cuts what is not needed to draw the picture: Exif, XMP, IPTC, comments, what follows the end. Nothing is decoded, so
 * the pixels are the same; colour profile and orientation stay. Undefined where the segments do not add up.
 */
export function readJpeg(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return undefined
  const kept: Buffer[] = [view.subarray(0, 2)]
  const kinds: HiddenKind[] = []
  let turned = 1
  for (let at = 2; ; ) {
    while (view[at] === 0xff && view[at + 1] === 0xff) at += 1
    const mark = view[at + 1]
    if (view[at] !== 0xff || mark === undefined) return undefined
    if (mark === END) {
      if (at + 2 < view.length) kinds.push('embedded-file')
      kept.push(view.subarray(at, at + 2))
      break
    }
    if (at + 4 > view.length) return undefined
    const next = at + 2 + view.readUInt16BE(at + 2)
    if (next < at + 4 || next > view.length) return undefined
    const content = view.subarray(at + 4, next)
    const end = mark === SCAN ? endOfScan(view, next) : next
    const told = tellsOfSegment(mark, content)
    if (told === undefined) kept.push(view.subarray(at, end))
    else {
      kinds.push(...told.kinds)
      if (told.orientation !== 1) turned = told.orientation
    }
    at = end
  }
  if (turned !== 1) kept.splice(1, 0, exifSegment(turned))
  return { findings: findingsOf(kinds), clean: Buffer.concat(kept) }
}

/** Undefined: the segment is needed to draw the picture. */
function tellsOfSegment(mark: number, content: Buffer) {
  const starts = (text: string) => content.toString('latin1', 0, text.length) === text
  if (mark === COMMENT) return { orientation: 1, kinds: ['properties' as const] }
  if (mark < APP0 || mark > APP15 || mark === APP0 || mark === APP14) return undefined
  if (mark === APP2 && starts('ICC_PROFILE\0')) return undefined
  if (mark === APP1 && starts('Exif\0')) return readExif(content.subarray(6))
  return { orientation: 1, kinds: kindsOfText(content) }
}

/** The coded pixels run to the next mark that is neither a stuffed byte nor a restart. */
function endOfScan(view: Buffer, from: number): number {
  for (let at = view.indexOf(0xff, from); at !== -1; at = view.indexOf(0xff, at + 1)) {
    const mark = view[at + 1]
    if (mark !== undefined && mark !== 0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7)) return at
  }
  return view.length
}

function exifSegment(orientation: number): Buffer {
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), orientationOnly(orientation)])
  const head = Buffer.from([0xff, APP1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** Chunks that a picture is drawn from (PNG, third edition, 11); every other one only tells something. */
const DRAWN: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** As `readJpeg`, for PNG. */
export function readPng(bytes: Uint8Array): Picture | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!view.subarray(0, 8).equals(SIGNATURE)) return undefined
  const kept: Buffer[] = [SIGNATURE]
  const kinds: HiddenKind[] = []
  for (let at = 8; at + 12 <= view.length; ) {
    const next = at + 12 + view.readUInt32BE(at)
    if (next > view.length) return undefined
    const type = view.toString('latin1', at + 4, at + 8)
    const content = view.subarray(at + 8, next - 4)
    if (DRAWN.has(type)) kept.push(view.subarray(at, next))
    else if (type === 'eXIf') {
      const exif = readExif(content)
      kinds.push(...exif.kinds)
      if (exif.orientation !== 1) kept.push(exifChunk(exif.orientation))
    } else kinds.push(...kindsOfText(content))
    if (type === 'IEND') {
      if (next < view.length) kinds.push('embedded-file')
      return { findings: findingsOf(kinds), clean: Buffer.concat(kept) }
    }
    at = next
  }
  return undefined
}

function exifChunk(orientation: number): Buffer {
  const typed = Buffer.concat([Buffer.from('eXIf', 'latin1'), orientationOnly(orientation)])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(typed.length - 4, 0)
  ends.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)])
}

/** XMP may repeat the position that Exif holds. */
function kindsOfText(content: Buffer): HiddenKind[] {
  return content.includes('GPSLatitude') ? ['position', 'properties'] : ['properties']
}

function findingsOf(kinds: readonly HiddenKind[]): HiddenFinding[] {
  return [...new Set(kinds)].map(kind => ({
    kind,
    place: PLACE[kind] ?? '图片',
    count: kinds.filter(each => each === kind).length,
  }))
}
