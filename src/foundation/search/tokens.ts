import { COMMON_PAIRS } from './common-pairs.ts'
import { isHan } from './normalise.ts'

/**
 * Tokens are 32-bit numbers, held in the index and asked of it. Two Han characters give their two code units, so that no
 * two pairs share a number; runs and filters give a hash, which is why they are checked against the row.
 */
export type Token = number

const RUN = 0xf8000000
const FILTER = 0xf0000000
const HASH_BITS = 0x07ffffff
/** Where the common pairs begin: code units of the private use area, which no text in its normal form holds. */
const COMMON = 0xe800

const commonPairs = new Map<Token, number>()
for (let at = 0; at < COMMON_PAIRS.length; at += 2) {
  commonPairs.set(pair(COMMON_PAIRS.charCodeAt(at), COMMON_PAIRS.charCodeAt(at + 1)), COMMON + at / 2)
}

/**
 * The tokens of a normal form: each pair of Han characters that stand together (and three, where the first
 * two are common), each number, each Latin word.
 */
export function bodyTokens(normal: string, into: Set<Token> = new Set()): Set<Token> {
  for (const piece of piecesOf(normal)) {
    if (piece.run) into.add(RUN | hash(piece.text) | 0)
    else {
      for (let at = 1; at < piece.text.length; at += 1) {
        const two = pair(piece.text.charCodeAt(at - 1), piece.text.charCodeAt(at))
        into.add(two)
        const common = commonPairs.get(two)
        if (common !== undefined && at + 1 < piece.text.length)
          into.add(pair(common, piece.text.charCodeAt(at + 1)))
      }
    }
  }
  return into
}

/** As `bodyTokens`, and each Han character by itself: for titles and numbers, which are short. */
export function titleTokens(normal: string, into: Set<Token> = new Set()): Set<Token> {
  bodyTokens(normal, into)
  for (const piece of piecesOf(normal)) {
    if (piece.run) continue
    for (let at = 0; at < piece.text.length; at += 1) into.add(pair(piece.text.charCodeAt(at), 0))
  }
  return into
}

/** The token by which a filter is one more list to intersect: `filterToken('agency', 'civil-affairs')`. */
export function filterToken(filter: 'kind' | 'agency' | 'topic' | 'year', value: string): Token {
  return FILTER | hash(`${filter}:${value}`) | 0
}

/** Whether the tokens of a term are found only where the term stands itself: its text need not be read. */
export function isProvenByTokens(term: string): boolean {
  const [piece, second] = piecesOf(term)
  if (!piece || second || piece.run || piece.text !== term) return false
  if (term.length === 2) return true
  return term.length === 3 && commonPairs.has(pair(term.charCodeAt(0), term.charCodeAt(1)))
}

export interface Piece {
  readonly text: string
  /** A number or a Latin word, as against Han characters. */
  readonly run: boolean
}

/** The pieces of a normal form: nothing that is one token lies across two. */
export function piecesOf(normal: string): readonly Piece[] {
  return normal
    .split(/[ \n]+/)
    .filter(text => text !== '')
    .map(text => ({ text, run: !isHan(String.fromCodePoint(text.codePointAt(0) ?? 0)) }))
}

function pair(first: number, second: number): Token {
  return (first << 16) | second
}

/** FNV-1a, of which 27 bits are kept. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return (value ^ (value >>> 27)) & HASH_BITS
}
