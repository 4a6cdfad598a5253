/** How a word may have been mistyped: the parts that stay right around each slip, and the right word as patterns. */
export interface Slips {
  /** For each slip the parts of the word that stand in what was meant. */
  readonly parts: readonly (readonly string[])[]
  readonly patterns: readonly string[]
}

/** One wrong, missing, extra or exchanged character of a word; `any` is the pattern of the character that is not known. Pure. */
export function slipsOf(word: string, any: string): Slips {
  const characters = [...word]
  const last = characters.length - 1
  const patterns: string[] = []
  const parts: (readonly string[])[] = []
  for (const [at, character] of characters.entries()) {
    const before = characters.slice(0, at).join('')
    const after = characters.slice(at + 1).join('')
    parts.push([before, after])
    patterns.push(`${before}${any}${after}`)
    if (at > 0) patterns.push(`${before}${any}${character}${after}`)
    if (at > 0 && at < last) patterns.push(`${before}${after}`)
    if (at < last) {
      const exchanged = `${before}${characters[at + 1]}${character}${characters.slice(at + 2).join('')}`
      parts.push([exchanged])
      patterns.push(exchanged)
    }
  }
  return { parts, patterns }
}
