/** Text out of bytes, with the encoding that was found. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/**
 * Reads bytes as text: by byte-order mark, else UTF-8 where it is valid, else UTF-16 without a mark, else
 * GB18030 (which contains GBK and GB2312). Undefined when no reading gives text: a picture, an archive, noise.
 */
export function decodeText(bytes: Uint8Array): Decoded | undefined {
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return accept('utf-8', bytes)
  if (starts(bytes, 0xff, 0xfe)) return accept('utf-16le', bytes)
  if (starts(bytes, 0xfe, 0xff)) return accept('utf-16be', bytes)
  const candidates = ['utf-8', 'gb18030'] as const
  for (const encoding of bytes.includes(0) ? (['utf-16le', 'utf-16be'] as const) : candidates) {
    const decoded = accept(encoding, bytes)
    if (decoded) return decoded
  }
  return undefined
}

function accept(encoding: Decoded['encoding'], bytes: Uint8Array): Decoded | undefined {
  try {
    // A fatal decoder refuses bytes outside the encoding instead of hiding them behind U+FFFD.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return looksLikeText(text) ? { text: text.replace(/\r\n?/g, '\n'), encoding } : undefined
  } catch {
    return undefined
  }
}

function starts(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

const SAMPLE = 20_000
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/gu
const EXPECTED =
  /[\t\n\f\r\x20-\x7e\u00a0-\u00ff\u2000-\u22ff\u2460-\u25ff\u3000-\u303f\u3400-\u9fff\ufe30-\uffee]/g

// Noise decodes to letters scattered over the whole of Unicode; a Chinese document stays in a few of its blocks.
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  if (sample.length === 0) return true
  const controls = sample.match(CONTROL)?.length ?? 0
  const expected = sample.match(EXPECTED)?.length ?? 0
  return controls / sample.length < 0.001 && expected / sample.length > 0.9
}
