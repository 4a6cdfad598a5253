export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The pixels of a PNG, read from its head; nothing where it is none, or ends before its end. Decodes nothing. */
export function pngSize(bytes: Uint8Array): PictureSize | undefined {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (png.length < 33 || png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  if (png.toString('latin1', 12, 16) !== 'IHDR') return undefined
  let at = 8
  while (at + 12 <= png.length) {
    if (png.toString('latin1', at + 4, at + 8) === 'IEND') {
      return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) }
    }
    at += 12 + png.readUInt32BE(at)
  }
  return undefined
}

/** The pixels of a JPEG, read from its frame header (ITU-T T.81, B.2.2); nothing where it is none, or ends before its end. */
export function jpegSize(bytes: Uint8Array): PictureSize | undefined {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (jpeg.length < 4 || jpeg.readUInt16BE(0) !== 0xffd8) return undefined
  let size: PictureSize | undefined
  let at = 2
  while (at + 9 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] as number
    // Every SOF but the four numbers among them that mean something else.
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) size ??= { width: jpeg.readUInt16BE(at + 7), height: jpeg.readUInt16BE(at + 5) }
    // What follows the start of a scan is the picture itself, up to the end of the image.
    if (marker === 0xda) return jpeg.indexOf(Buffer.of(0xff, 0xd9), at) > 0 ? size : undefined
    at += marker === 0xff ? 1 : 2 + jpeg.readUInt16BE(at + 2)
  }
  return undefined
}
