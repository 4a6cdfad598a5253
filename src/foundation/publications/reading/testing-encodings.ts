/** The text as GBK bytes, for tests: Node decodes it and cannot encode it. Throws for a sign outside two-byte GBK. */
export function encodeGbk(text: string): Uint8Array {
  const codes = gbkCodes()
  return Uint8Array.from(
    [...text].flatMap(sign => {
      const code = codes.get(sign)
      if (sign.charCodeAt(0) < 0x80) return [sign.charCodeAt(0)]
      if (code === undefined) throw new Error(`not in GBK: ${sign}`)
      return [code >> 8, code & 0xff]
    }),
  )
}

function gbkCodes(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.from([lead, trail])), (lead << 8) | trail)
    }
  }
  return codes
}
