import { SIMPLIFIED, TRADITIONAL } from './traditional-table.ts'

/**
 * The version of the normal form and of the tokens made from it. Every entry says by which it was indexed; those of an
 * older one are indexed again at the next start (rebuild.ts). Raise it with every change of this file, of tokens.ts or of
 * what is stored of an entry.
 */
export const INDEX_VERSION = 2

/** What a character is to the index. */
type Sort = 'dropped' | 'break' | 'han' | 'digit' | 'letter'
interface Known {
  readonly sort: Sort
  readonly text: string
}

const BREAK = /^[。!?;:,、\n\r\t\v\f\u0085\u2028\u2029|]$/
const HAN = /^\p{Script=Han}$/u
const DIGIT = /^\p{N}$/u
const LETTER = /^\p{L}$/u
const ZEROES = new Set(['○', '◯'])

let simplified: ReadonlyMap<string, string> | undefined
const known = new Map<string, readonly Known[]>()

/**
 * One form for text and query. Width, case, Traditional characters, brackets, quotes and spaces do not matter; each
 * number and each Latin word stands between spaces, so that they match whole; a sentence's end is a line's end, over
 * which nothing matches. 国办发[2020] １７ 号 and 國辦發〔2020〕17号 become “国办发 2020 17 号”.
 */
export function normalise(text: string): string {
  return normaliseWithPlaces(text).normal
}

export interface Normal {
  readonly normal: string
  /** For each unit of the normal form, where the character that it came from begins in the text, and where it ends. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** As `normalise`, with the way back to the text. */
export function normaliseWithPlaces(text: string): Normal {
  const out: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const put = (unit: string, start: number, end: number) => {
    for (let at = 0; at < unit.length; at += 1) {
      starts.push(start)
      ends.push(end)
    }
    out.push(unit)
  }
  // What stands last, and whether something was dropped since: two runs never become one.
  let last: 'start' | 'break' | 'han' | 'digit' | 'letter' = 'start'
  let gap = false
  let place = 0
  for (const character of text) {
    const start = place
    place += character.length
    for (const { sort, text: one } of knowledgeOf(character)) {
      if (sort === 'dropped') {
        gap = true
        continue
      }
      if (sort === 'break') {
        if (last === 'start' || last === 'break') continue
        if (last !== 'han') put(' ', start, start)
        put('\n', start, place)
      } else if (sort === 'han') {
        if (last === 'digit' || last === 'letter') put(' ', start, start)
        put(one, start, place)
      } else {
        if (last !== sort || gap) put(' ', start, start)
        put(one, start, place)
      }
      last = sort
      gap = false
    }
  }
  if (last === 'digit' || last === 'letter') put(' ', place, place)
  if (last === 'break') {
    out.pop()
    starts.pop()
    ends.pop()
  }
  return { normal: out.join(''), starts, ends }
}

/** A text as it was typed, with the Simplified characters by which the index knows the Traditional ones. */
export function inSimplified(text: string): string {
  simplified ??= foldings()
  return Array.from(text, one => simplified?.get(one) ?? one).join('')
}

/** Whether a character of a normal form is Han: every other one belongs to a run. */
export function isHan(character: string): boolean {
  return HAN.test(character)
}

function knowledgeOf(character: string): readonly Known[] {
  const found = known.get(character)
  if (found) return found
  const made = [...character.normalize('NFKC').toLowerCase()].map(sorted)
  // Texts hold some thousand different characters; nobody may fill the memory with the others.
  if (known.size < 30_000) known.set(character, made)
  return made
}

function sorted(one: string): Known {
  if (ZEROES.has(one)) return { sort: 'han', text: '〇' }
  if (BREAK.test(one)) return { sort: 'break', text: '\n' }
  if (HAN.test(one)) {
    simplified ??= foldings()
    return { sort: 'han', text: simplified.get(one) ?? one }
  }
  if (DIGIT.test(one)) return { sort: 'digit', text: one }
  return LETTER.test(one) ? { sort: 'letter', text: one } : { sort: 'dropped', text: '' }
}

function foldings(): ReadonlyMap<string, string> {
  const to = [...SIMPLIFIED]
  return new Map([...TRADITIONAL].map((from, at) => [from, to[at] ?? from]))
}
