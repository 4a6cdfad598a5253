import { readFile } from 'node:fs/promises'
import { FONT_FILE } from './typeset.ts'

let known: Promise<(sign: number) => boolean> | undefined

/**
 * The signs of a text that the font has no glyph for, each once: a letter with an empty box where a name stands is no letter, so whoever
 * sends it is told. White space is no sign.
 */
export async function missingSigns(text: string): Promise<readonly string[]> {
  known ??= readFile(FONT_FILE).then(signsOf)
  const has = await known
  return [...new Set(text)].filter(sign => !/\s/u.test(sign) && !has(sign.codePointAt(0) ?? 0))
}

interface Range {
  readonly from: number
  readonly to: number
}

/** Which code points a TrueType font maps: the groups of its `cmap` of format 12 (ISO/IEC 14496-22, 5.2.1). Throws where it has none. */
function signsOf(font: Buffer): (sign: number) => boolean {
  const ranges = groupsOf(font, cmapOf(font))
  return sign => {
    let low = 0
    let high = ranges.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const { from, to } = ranges[middle] as Range
      if (sign < from) high = middle - 1
      else if (sign > to) low = middle + 1
      else return true
    }
    return false
  }
}

function cmapOf(font: Buffer): number {
  const tables = font.readUInt16BE(4)
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.toString('latin1', at, at + 4) === 'cmap') return font.readUInt32BE(at + 8)
  }
  throw new Error('the font has no cmap')
}

function groupsOf(font: Buffer, cmap: number): Range[] {
  const encodings = font.readUInt16BE(cmap + 2)
  for (let each = 0; each < encodings; each++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + each * 8 + 4)
    if (font.readUInt16BE(table) !== 12) continue
    const count = font.readUInt32BE(table + 12)
    return Array.from({ length: count }, (_, place) => {
      const at = table + 16 + place * 12
      return { from: font.readUInt32BE(at), to: font.readUInt32BE(at + 4) }
    })
  }
  throw new Error('the font has no cmap of format 12')
}
