const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff'
const CJK = `${HAN}\\u3000-\\u303f\\uff00-\\uffef“”‘’`
const SPACE_IN_WORD = new RegExp(`(?<=[${CJK}])[ \\t\\u00a0\\u3000\\n]+(?=[${CJK}])`, 'gu')

/**
 * Text without the spaces and breaks that a copy has put between Chinese characters. Those beside Latin letters and
 * digits stay. It is what the plan reads; what stood there is kept beside it.
 */
export function withoutSpaces(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(SPACE_IN_WORD, '')
    .replace(/\s*\n\s*/g, '')
    .trim()
}

/** The places where spaces stand inside words, each with a little of what is around. */
export function spacedPlaces(text: string): string[] {
  const inner = text.replace(/\n+/g, '')
  return [...inner.matchAll(new RegExp(SPACE_IN_WORD.source, 'gu'))].map(match =>
    inner.slice(Math.max(0, match.index - 5), match.index + match[0].length + 5),
  )
}

/** Text as it is compared: one form of every sign, no space, no punctuation. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}\u200b-\u200f\ufeff]/gu, '')
    .toLowerCase()
}

/** The pairs of signs that a text is made of: what two texts share, however they are worded. */
export function pairsOf(text: string): ReadonlySet<string> {
  const signs = plain(text)
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < signs.length; at++) pairs.add(signs.slice(at, at + 2))
  return pairs
}

/** How much of the smaller of two texts is found in the other, by pairs of signs: 0 none, 1 all. */
export function affinity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size === 0) return 0
  let both = 0
  for (const pair of small) if (large.has(pair)) both++
  return both / small.size
}

/** The clauses of a text, at whatever sign ends one; 、 does not. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[，,。.；;：:！？!?\n]/u)
    .map(clause => clause.trim())
    .filter(clause => clause !== '')
}

/** Takes the number off a heading: 一、 （一） 1. 第一部分. */
export function withoutNumbering(text: string): string {
  return text.replace(
    /^\s*(?:#+\s*)?(?:第[一二三四五六七八九十\d]+(?:部分|章|项)?[、.．\s]*|[一二三四五六七八九十]+\s*[、.．]|[（(]\s*[一二三四五六七八九十\d]+\s*[)）][、.．]?|\d+\s*[、.．](?!\d))\s*/u,
    '',
  )
}

/** The number of a heading, as it stands: 一 of 一、, 一 of （一）; undefined where it has none. */
export function numberingOf(text: string): string | undefined {
  const match =
    /^\s*(?:#+\s*)?(?:第?([一二三四五六七八九十]+)\s*(?:部分)?\s*[、.．]|[（(]\s*([一二三四五六七八九十\d]+)\s*[)）])/u.exec(
      text,
    )
  return match?.[1] ?? match?.[2]
}
