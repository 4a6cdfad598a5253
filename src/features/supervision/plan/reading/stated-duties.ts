import type { SourceLine } from './plan-source.ts'
import type { PlanRow } from './rows.ts'
import { looksLikeUnits } from './units.ts'
import { withoutNumbering } from './words.ts'

const PART = /^(?:#+\s*)?(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+\s*[、.．])\s*[^。]{2,60}$/u
const ITEM = /^(?:[（(]\s*[一二三四五六七八九十\d]+\s*[)）]|\d{1,3}\s*[.．、])/u
const DUTY = /^[（(]?\s*(?:牵头|主办|责任|承办|落实|实施|负责)(?:责任|落实)?(?:单位|部门|机关)?\s*[:：]/u

/**
 * Tasks of a plan that has no table: each paragraph with a line 责任单位：… below it, or with its units in brackets at the end
 * of a sentence (（甲牵头，乙配合）).
 */
export function readStatedDuties(lines: readonly SourceLine[]): PlanRow[] {
  const rows: PlanRow[] = []
  let part = ''
  let open: { text: string; line: number } | undefined
  const take = (duty: string) => {
    if (!open || open.text.trim() === '') return
    rows.push(rowOf(part, open.text, duty, open.line))
    open = { text: '', line: open.line }
  }
  for (const { text, line } of lines) {
    if (PART.test(text) && !DUTY.test(text)) {
      part = text
      open = undefined
    } else if (DUTY.test(text)) take(text.replace(/^[（(]|[)）]\s*$/gu, ''))
    else {
      if (ITEM.test(text) || !open) open = { text: '', line }
      for (const piece of dutiesIn(text)) {
        open = { text: open?.text ? `${open.text}\n${piece.text}` : piece.text, line: open?.line ?? line }
        if (piece.duty !== undefined) {
          take(piece.duty)
        }
      }
    }
  }
  return rows
}

interface Piece {
  readonly text: string
  /** The units that the brackets behind it name. */
  readonly duty: string | undefined
}

/** A paragraph cut behind each pair of brackets that names who is responsible. */
function dutiesIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let rest = text
  const brackets = [...text.matchAll(/[（(]((?:[^（）()]|[（(][^（）()]*[)）])*)[)）]\s*[。；;]?/gu)]
  let from = 0
  for (const match of brackets) {
    const inside = match[1] ?? ''
    const names = /(?:牵头|负责|配合|责任单位|责任部门|主办)/u.test(inside) && inside.length >= 4
    if (
      !names ||
      !(
        looksLikeUnits(inside) ||
        /(?:牵头|负责|配合)$/u.test(inside.replace(/(?:按职责分工|分别)?(?=负责$)/u, ''))
      )
    )
      continue
    pieces.push({ text: text.slice(from, match.index).trim(), duty: inside })
    from = match.index + match[0].length
    rest = text.slice(from)
  }
  if (rest.trim() !== '') pieces.push({ text: rest.trim(), duty: undefined })
  return pieces
}

const LONGEST_HEADING = 40

function headingOf(text: string): string {
  const words = withoutNumbering(text)
  const stop = words.search(/[。\n]/u)
  const heading = stop === -1 ? words : words.slice(0, stop)
  return ITEM.test(text) && heading.length <= LONGEST_HEADING && stop !== -1 && stop < words.length - 1
    ? heading
    : ''
}

function rowOf(part: string, text: string, duty: string, line: number): PlanRow {
  const level2 = headingOf(text)
  const words = withoutNumbering(text)
  const requirement = (level2 === '' ? words : words.slice(level2.length).replace(/^[。\n]/u, '')).trim()
  return {
    ordinal: '',
    levels: [part, level2],
    requirement: requirement || words,
    units: [{ text: duty.replace(/[。]\s*$/u, ''), role: null }],
    deadline: '',
    at: { line },
  }
}
