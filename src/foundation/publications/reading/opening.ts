import { agenciesOfLine } from './agency-names.ts'
import {
  addresseeOfLine,
  isGrade,
  isNoteLine,
  isWebFurniture,
  mayBeTitle,
  numberOfLine,
  orderHeadOfLine,
  orderOfLine,
  redHeadOfLine,
  yearNumberOfLine,
} from './line-kinds.ts'
import { endsWithGenre, joinTitle } from './title-words.ts'

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
  /** A number with its 机关代字, or of an order; one of a year alone may be anything. */
  readonly numberIsSure: boolean
  readonly numberLines: readonly number[]
  readonly addressee: string | null
  readonly addresseeLine: number | null
  /** Who the red head or the head of an order names. */
  readonly head: string | null
  /** The bracketed note below the title, such as （2024年某月某日通过）. */
  readonly notes: readonly string[]
  /** Lines that say the title again. */
  readonly repeats: readonly number[]
  /** Lines of the page around the document: its place, its counters. */
  readonly furniture: readonly number[]
  /** The first line of the text proper. */
  readonly end: number
}

const MOST_OPENING_LINES = 25
const MOST_TITLE_LINES = 6

type Draft = { -readonly [Key in keyof Opening]: Opening[Key] } & {
  titleLines: number[]
  numberLines: number[]
  notes: string[]
  repeats: number[]
  furniture: number[]
}

/** Reads the head of a document: red head, number, title over several lines, notes, addressee, in any order. */
export function readOpening(lines: readonly Line[]): Opening {
  const draft: Draft = {
    title: null,
    titleLines: [],
    titleIsSure: false,
    number: null,
    numberIsSure: true,
    numberLines: [],
    addressee: null,
    addresseeLine: null,
    head: null,
    notes: [],
    repeats: [],
    furniture: [],
    end: 0,
  }
  const marked = lines
    .slice(0, MOST_OPENING_LINES)
    .findIndex(line => line.level === 1 && orderHeadOfLine(line.text) === undefined)
  const most = Math.min(lines.length, MOST_OPENING_LINES)
  while (draft.end < most && draft.addresseeLine === null) {
    const { text, level } = lines[draft.end] ?? { text: '', level: undefined }
    const place = { text, level, at: draft.end, marked, lines }
    if (!READERS.some(read => read(draft, place))) break
    draft.end++
  }
  return { ...draft, ...titleOf(draft, lines) }
}

interface Place extends Line {
  readonly at: number
  /** Where the file itself marks the title, or -1. */
  readonly marked: number
  readonly lines: readonly Line[]
}

/** Takes one line into the draft if it is of its kind; the first reader that does ends the search. */
type Reader = (draft: Draft, place: Place) => boolean

const orderNumberLine: Reader = (draft, { at }) => draft.numberLines.includes(at)

const orderHead: Reader = (draft, { text, at, lines }) => {
  const orderer = orderHeadOfLine(text)
  const order = orderOfLine(lines[at + 1]?.text ?? '')
  if (orderer === undefined || order === undefined || draft.number !== null) return false
  draft.head = orderer
  draft.number = orderNumber(orderer, order)
  draft.numberLines.push(at, at + 1)
  return true
}

const markedTitle: Reader = (draft, { level, at }) => {
  if (level !== 1) return false
  draft.titleLines.push(at)
  return true
}

const numberLine: Reader = (draft, { text, at }) => {
  const number = numberOfLine(text)
  if (number === undefined || draft.number !== null) return false
  draft.number = number
  draft.numberLines.push(at)
  return true
}

const yearNumberLine: Reader = (draft, { text, at }) => {
  const number = yearNumberOfLine(text)
  if (number === undefined || draft.number !== null || draft.titleLines.length === 0) return false
  draft.number = number
  draft.numberIsSure = false
  draft.numberLines.push(at)
  return true
}

const redHead: Reader = (draft, { text }) => {
  const head = redHeadOfLine(text)
  if (head === undefined || draft.titleLines.length > 0 || !agenciesOfLine(head)) return false
  draft.head = head
  return true
}

const addresseeLine: Reader = (draft, { text, level, at }) => {
  const addressee = level === undefined ? addresseeOfLine(text) : undefined
  if (addressee === undefined || (draft.titleLines.length === 0 && draft.number === null)) return false
  draft.addressee = addressee
  draft.addresseeLine = at
  return true
}

const noteLine: Reader = (draft, { text }) => {
  if (!isNoteLine(text)) return false
  draft.notes.push(text)
  return true
}

const furnitureLine: Reader = (draft, { text, at }) => {
  if (isWebFurniture(text)) draft.furniture.push(at)
  return isWebFurniture(text) || (isGrade(text) && draft.titleLines.length === 0)
}

// A page shows the title in its own heading, and the article begins with it again.
const repeatedTitle: Reader = (draft, { text, level, marked, at, lines }) => {
  const title = bare(lines[marked]?.text ?? '')
  const again = bare(text)
  if (marked === -1 || at <= marked || level !== undefined || again.length < 3 || !title.includes(again))
    return false
  draft.repeats.push(at)
  return true
}

const aboveMarkedTitle: Reader = (_, { at, marked }) => marked > at

const titleLine: Reader = (draft, { text, level, at, marked }) => {
  const last = draft.titleLines.at(-1)
  const joins = last === undefined || last === at - 1
  if (marked !== -1 || level !== undefined || !joins) return false
  if (draft.titleLines.length >= MOST_TITLE_LINES || !mayBeTitle(text)) return false
  draft.titleLines.push(at)
  return true
}

const READERS: readonly Reader[] = [
  orderNumberLine,
  orderHead,
  markedTitle,
  numberLine,
  yearNumberLine,
  redHead,
  addresseeLine,
  noteLine,
  furnitureLine,
  repeatedTitle,
  aboveMarkedTitle,
  titleLine,
]

const bare = (text: string): string => text.replace(/[\s\u3000]+/g, '')

// gov.cn writes the orders of the State Council as 国令第711号; other issuers are written out.
function orderNumber(orderer: string, order: number): string {
  return /国务院$/.test(orderer) ? `国令第${order}号` : `${orderer}令第${order}号`
}

function titleOf(draft: Draft, lines: readonly Line[]): Partial<Opening> {
  if (draft.titleLines.length === 0) return {}
  const texts = draft.titleLines.map(index => lines[index]?.text ?? '')
  const marked = draft.titleLines.every(index => lines[index]?.level === 1)
  const whole = joinTitle(texts)
  // 某某令 above its number is the head of an order, whose title is that of what it promulgates.
  const isOrder = /^(?:第\S{1,8}号)?[^关于]*令(?:第\S{1,8}号)?$/.test(bare(whole))
  if (!isOrder && (marked || endsWithGenre(whole))) return { title: whole, titleIsSure: true }
  // A short line below a title (its author, its occasion) is not part of it: the title ends where titles end.
  const used = texts.findLastIndex((_, index) => endsWithGenre(joinTitle(texts.slice(0, index + 1)))) + 1
  if (used === 0) return { title: whole }
  const below = texts.slice(used)
  return {
    title: joinTitle(texts.slice(0, used)),
    titleIsSure: !isOrder && below.every(text => text.startsWith('—') || agenciesOfLine(text) !== undefined),
    titleLines: draft.titleLines.slice(0, used),
    end: draft.titleLines[used] ?? draft.end,
  }
}
