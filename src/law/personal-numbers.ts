import { halfWidth } from './chinese-numerals.ts'
import { isCreditCode } from './credit-codes.ts'
import { isBankCardNumber, isIdentityNumber, isMobileNumber } from './identity-numbers.ts'

export type PersonalNumberKind = 'identity' | 'bank-card' | 'mobile'

/** Where a personal number stands in a text: UTF-16 offsets, `end` exclusive. */
export interface PersonalNumber {
  readonly kind: PersonalNumberKind
  readonly start: number
  readonly end: number
}

/** Digits that stand together; `glued` when a hyphen or dot, not a space, ties them to the group before. */
interface DigitGroup {
  readonly digits: string
  readonly start: number
  readonly end: number
  readonly glued: boolean
}

const INVISIBLE = String.raw`\u200b\u200c\u200d\u2060\ufeff\u00ad`
const GROUP = new RegExp(`[0-9](?:[${INVISIBLE}]*[0-9])*(?:[${INVISIBLE}]*[Xx])?|[Xx]`, 'g')
const SEPARATOR = new RegExp(String.raw`^[ \t\u00a0\u2000-\u200a\u3000${INVISIBLE}.．·\-‐‑‒–—―−－]{1,3}$`)
const SPACES = new RegExp(String.raw`^[ \t\u00a0\u2000-\u200a\u3000${INVISIBLE}]+$`)
/** How people break up a mobile number. Any other division is a row of figures, not a telephone. */
const MOBILE_DIVISIONS = new Set([
  '11',
  '3-4-4',
  '3-8',
  '7-4',
  '4-7',
  '4-4-3',
  '3-3-5',
  '5-6',
  '1-1-1-1-1-1-1-1-1-1-1',
])

/**
 * Finds identity, bank card and mobile numbers in a text, for the check before release (Regulation art. 15, PIPL
 * art. 25). Full-width digits, invisible characters, spaces and hyphens inside do not hide a number; 86 before a
 * mobile number does not either. It does not answer to index numbers, unified social credit codes, addresses of
 * pages, codes with letters, or a number of that length within a longer run of digits. A row of digits that is both
 * a valid identity or card number and a valid credit code counts as the person's.
 */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const plain = halfWidth(text)
  const found: PersonalNumber[] = []
  for (const chain of chainsIn(plain, impersonalSpans(plain))) {
    for (let index = 0; index < chain.length; ) {
      const match = personalNumberAt(chain, index)
      const first = chain[index]
      const last = match && chain[index + match.groups - 1]
      if (match && first && last) found.push({ kind: match.kind, start: first.start, end: last.end })
      index += match?.groups ?? 1
    }
  }
  return found
}

/** The kind of personal number that begins at a group, and how many groups it takes; the longest reading wins. */
function personalNumberAt(
  chain: readonly DigitGroup[],
  from: number,
): { kind: PersonalNumberKind; groups: number } | undefined {
  let best: { kind: PersonalNumberKind; groups: number } | undefined
  let digits = ''
  for (let to = from; to < chain.length && digits.length < 19; to += 1) {
    digits += chain[to]?.digits ?? ''
    const kind = kindOf(digits, chain, from, to)
    if (kind && best?.kind !== 'identity') best = { kind, groups: to - from + 1 }
  }
  return best
}

function kindOf(
  digits: string,
  chain: readonly DigitGroup[],
  from: number,
  to: number,
): PersonalNumberKind | undefined {
  if (isIdentityNumber(digits)) return 'identity'
  const lengths = chain.slice(from, to + 1).map(group => group.digits.length)
  // Digits that hang by a hyphen on more digits are part of some longer code.
  const standsAlone = !chain[from]?.glued && !chain[to + 1]?.glued
  const inFours =
    lengths.slice(0, -1).every(length => length === 4) || (lengths.length === 2 && lengths[0] === 6)
  if (standsAlone && inFours && isBankCardNumber(digits)) return 'bank-card'
  const afterCountryCode =
    chain[from - 1]?.digits === '86' && !chain[from - 1]?.glued && !chain[to + 1]?.glued
  if (
    (standsAlone || afterCountryCode) &&
    MOBILE_DIVISIONS.has(lengths.join('-')) &&
    isMobileNumber(digits)
  ) {
    return 'mobile'
  }
  return /^86/.test(digits) && standsAlone && lengths.length === 1 && isMobileNumber(digits.slice(2))
    ? 'mobile'
    : undefined
}

/** Groups of digits with nothing but short separators between them, without those that touch a letter. */
function chainsIn(text: string, impersonal: readonly (readonly [number, number])[]): DigitGroup[][] {
  const chains: DigitGroup[][] = []
  let chain: DigitGroup[] = []
  let previousEnd = -1
  for (const match of text.matchAll(GROUP)) {
    const start = match.index
    const end = start + match[0].length
    const between = text.slice(previousEnd, start)
    const continues = previousEnd >= 0 && SEPARATOR.test(between)
    if (!continues && chain.length > 0) {
      chains.push(chain)
      chain = []
    }
    previousEnd = end
    if (touchesLetter(text, start, end) || impersonal.some(([from, to]) => start < to && end > from)) {
      if (chain.length > 0) chains.push(chain)
      chain = []
      previousEnd = -1
      continue
    }
    const digits = match[0].replace(/[^0-9Xx]/g, '')
    chain.push({ digits, start, end, glued: continues && !SPACES.test(between) })
  }
  if (chain.length > 0) chains.push(chain)
  return chains
}

function touchesLetter(text: string, start: number, end: number): boolean {
  return /[0-9A-Za-z_]/.test(text[start - 1] ?? '') || /[0-9A-Za-z_]/.test(text[end] ?? '')
}

/** Places whose digits are known to belong to something else: page addresses, index numbers, credit codes. */
function impersonalSpans(text: string): [number, number][] {
  const spans: [number, number][] = []
  const known =
    /https?:\/\/[\w\-.~:/?#@!$&'*+,;=%]+|[0-9A-Za-z_-]{1,30}(?:\/[0-9A-Za-z_-]{1,30})?\/\d{4}-\d{5,7}(?!\d)/g
  for (const match of text.matchAll(known)) spans.push([match.index, match.index + match[0].length])
  for (const match of text.matchAll(/(?<![0-9A-Za-z])[0-9A-Z]{18}(?![0-9A-Za-z])/g)) {
    if (isCreditCode(match[0]) && !isIdentityNumber(match[0]) && !isBankCardNumber(match[0])) {
      spans.push([match.index, match.index + match[0].length])
    }
  }
  return spans
}
