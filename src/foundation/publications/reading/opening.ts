import { agenciesOfLine } from './agency-names.ts'
import {
  addresseeOfLine,
  dateOfLine,
  isFurnitureLine,
  isNoteLine,
  mayBeTitle,
  numberOfLine,
  orderHeadOfLine,
  orderOfLine,
  redHeadOfLine,
} from './line-kinds.ts'
import { endsWithGenre } from './title-words.ts'

/** One paragraph as the rules see it. */
export interface Line {
  readonly text: string
  /** The heading level that the file itself gave, if any. */
  readonly level: number | undefined
}

/** The head of a document: everything above its text. Indexes point into the lines. */
export interface Opening {
  readonly title: string | null
  readonly titleLines: readonly number[]
  /** Marked as title by the file, or lines that end as a title does and are followed by number, addressee or text. */
  readonly titleIsSure: boolean
  readonly number: string | null
  readonly numberLines: readonly number[]
  readonly addressee: string | null
  readonly addresseeLine: number | null
  /** Who the red head or the head of an order names. */
  readonly head: string | null
  /** The bracketed note below the title, such as （2024年某月某日通过）. */
  readonly notes: readonly string[]
  /** The first line of the text proper. */
  readonly end: number
}

const MOST_OPENING_LINES = 25
const MOST_TITLE_LINES = 6

type Draft = { -readonly [Key in keyof Opening]: Opening[Key] } & {
  titleLines: number[]
  numberLines: number[]
  notes: string[]
}

/** Reads the head of a document: red head, number, title over several lines, notes, addressee, in any order. */
export function readOpening(lines: readonly Line[]): Opening {
  const draft: Draft = {
    title: null,
    titleLines: [],
    titleIsSure: false,
    number: null,
    numberLines: [],
    addressee: null,
    addresseeLine: null,
    head: null,
    notes: [],
    end: 0,
  }
  const marked = lines.slice(0, MOST_OPENING_LINES).findIndex(line => line.level === 1)
  let at = 0
  for (; at < Math.min(lines.length, MOST_OPENING_LINES); at++) {
    const line = lines[at]
    if (line === undefined || !takeLine(draft, lines, at, marked)) break
    if (draft.addresseeLine !== null) {
      at++
      break
    }
  }
  draft.end = at
  return { ...draft, ...titleOf(draft, lines) }
}

// Answers whether the line belongs to the head.
function takeLine(draft: Draft, lines: readonly Line[], at: number, marked: number): boolean {
  const { text, level } = lines[at] ?? { text: '', level: undefined }
  if (level === 1) return draft.titleLines.push(at) > 0
  const number = numberOfLine(text)
  if (number !== undefined) {
    if (draft.number !== null) return false
    draft.number = number
    return draft.numberLines.push(at) > 0
  }
  const orderer = orderHeadOfLine(text)
  const order = orderOfLine(lines[at + 1]?.text ?? '')
  if (orderer !== undefined && order !== undefined && draft.number === null) {
    draft.head = orderer
    draft.number = orderNumber(orderer, order)
    return draft.numberLines.push(at, at + 1) > 0
  }
  if (draft.numberLines.includes(at)) return true
  const head = redHeadOfLine(text)
  if (head !== undefined && draft.titleLines.length === 0 && agenciesOfLine(head)) {
    draft.head = head
    return true
  }
  const addressee = level === undefined ? addresseeOfLine(text) : undefined
  if (addressee !== undefined && (draft.titleLines.length > 0 || draft.number !== null)) {
    draft.addressee = addressee
    draft.addresseeLine = at
    return true
  }
  if (isNoteLine(text)) return draft.notes.push(text) > 0
  if (dateOfLine(text) !== undefined && draft.titleLines.length > 0 && at > 0) return false
  if (isFurnitureLine(text) && draft.titleLines.length === 0) return true
  if (marked > at) return true
  if (marked !== -1 || level !== undefined) return false
  return takeTitleLine(draft, text, at)
}

function takeTitleLine(draft: Draft, text: string, at: number): boolean {
  const last = draft.titleLines.at(-1)
  const joins = last === undefined || last === at - 1
  if (!joins || draft.titleLines.length >= MOST_TITLE_LINES || !mayBeTitle(text)) return false
  return draft.titleLines.push(at) > 0
}

// gov.cn writes the orders of the State Council as 国令第711号; other issuers are written out.
function orderNumber(orderer: string, order: number): string {
  return /国务院$/.test(orderer) ? `国令第${order}号` : `${orderer}令第${order}号`
}

function titleOf(
  draft: Draft,
  lines: readonly Line[],
): Pick<Opening, 'title' | 'titleIsSure' | 'titleLines'> {
  if (draft.titleLines.length === 0) return { title: null, titleIsSure: false, titleLines: [] }
  const texts = draft.titleLines.map(index => lines[index]?.text ?? '')
  const marked = draft.titleLines.every(index => lines[index]?.level === 1)
  const whole = joinTitle(texts)
  if (marked || endsWithGenre(whole)) return { title: whole, titleIsSure: true, titleLines: draft.titleLines }
  // A short line below a title (an author, a place) is not part of it: the title ends where titles end.
  const used = texts.findLastIndex((_, index) => endsWithGenre(joinTitle(texts.slice(0, index + 1)))) + 1
  const kept = used === 0 ? texts.length : used
  return {
    title: joinTitle(texts.slice(0, kept)),
    titleIsSure: false,
    titleLines: draft.titleLines.slice(0, kept),
  }
}

/**
 * Joins the broken lines of a title. Chinese needs nothing between them, Latin words a space; and a space keeps two joint
 * issuers apart that stood on lines of their own.
 */
export function joinTitle(parts: readonly string[]): string {
  return parts
    .map(part => part.trim())
    .reduce((title, part) => {
      const bothLatin = /[A-Za-z]$/.test(title) && /^[A-Za-z]/.test(part)
      const bothIssuers = title !== '' && agenciesOfLine(title) !== undefined && startsWithIssuer(part)
      return bothLatin || bothIssuers ? `${title} ${part}` : title + part
    }, '')
}

function startsWithIssuer(part: string): boolean {
  const name = part.split('关于', 1)[0] ?? ''
  return name !== '' && agenciesOfLine(name) !== undefined
}
