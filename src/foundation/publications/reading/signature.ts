import { parseChineseDate } from '../../../law/civil-date.ts'
import { agenciesOfLine } from './agency-names.ts'
import { dateOfLine } from './line-kinds.ts'
import type { Line } from './opening.ts'

/** 署名 and 成文日期 (GB/T 9704-2012 7.3.5): who signed, when, and the lines that say it. */
export interface Signature {
  readonly agencies: readonly string[]
  readonly date: string
  readonly start: number
  /** The line after the signature. */
  readonly end: number
}

const MOST_SIGNATORIES = 8
const SIGNED_IN_ONE_LINE =
  /^(.{2,80}?)[\s\u3000]+([12〇零○ＯO一二三四五六七八九十]\S{3,6}年\S{1,4}月\S{1,4}[日号])(?:[（(][^（）()]*[）)])?$/

/**
 * The first signature from a line on: a date that stands alone, with the names of bodies above it or before it on its
 * line. The first is the document's own, also where signed attachments follow it.
 */
export function findSignature(lines: readonly Line[], from: number): Signature | undefined {
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? ''
    if (text.length > 140) continue
    const oneLine = signedInOneLine(text)
    if (oneLine) return { ...oneLine, start: at, end: at + 1 }
    const date = dateOfLine(text)
    if (date === undefined) continue
    const { agencies, start } = agenciesAbove(lines, at, from)
    if (agencies.length > 0 || personAbove(lines, at)) return { agencies, date, start, end: at + 1 }
  }
  return undefined
}

function signedInOneLine(text: string): { agencies: string[]; date: string } | undefined {
  const match = SIGNED_IN_ONE_LINE.exec(text)
  const agencies = agenciesOfLine(match?.[1] ?? '')
  const date = parseChineseDate(match?.[2] ?? '')
  return agencies && date ? { agencies, date } : undefined
}

function agenciesAbove(
  lines: readonly Line[],
  at: number,
  from: number,
): { agencies: string[]; start: number } {
  const agencies: string[] = []
  let start = at
  while (start - 1 >= from && at - start < MOST_SIGNATORIES) {
    const named = agenciesOfLine(lines[start - 1]?.text ?? '')
    if (named === undefined) break
    agencies.unshift(...named)
    start--
  }
  return { agencies, start }
}

// 总理 某某, 市长 某某: orders are signed by the head of the government.
function personAbove(lines: readonly Line[], at: number): boolean {
  return /^(?:总理|省长|主席|自治区主席|市长|县长|区长|州长|部长|局长|主任|署长|院长)[\s\u3000]+[\u4e00-\u9fff·\s\u3000]{2,12}$/.test(
    lines[at - 1]?.text ?? '',
  )
}
