import { civilDate, formatChineseDate } from '../../law/civil-date.ts'
import type { PaperBlock } from '../../ui/paper/paper.ts'

/** A form of two columns: what, and how it is in this case. An empty value leaves room for the hand. */
export function factTable(
  facts: readonly { readonly term: string; readonly value: string | null | undefined }[],
  caption?: string,
): PaperBlock {
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    widths: [2, 5],
    rows: facts.map(({ term, value }) => [{ text: term, head: true }, { text: value ?? '' }]),
  }
}

/** A table with a row of heads; undefined where it would be empty. */
export function rowTable<T>(
  columns: readonly {
    readonly head: string
    readonly width: number
    readonly text: (row: T, at: number) => string
  }[],
  rows: readonly T[],
  caption?: string,
): PaperBlock | undefined {
  if (rows.length === 0) return undefined
  return {
    kind: 'table',
    ...(caption === undefined ? {} : { caption }),
    widths: columns.map(each => each.width),
    rows: [
      columns.map(({ head }) => ({ text: head, head: true })),
      ...rows.map((row, at) => columns.map(({ text }) => ({ text: text(row, at) }))),
    ],
  }
}

/** A stored calendar day in words; '' where there is none yet. */
export function dayText(day: string | null | undefined): string {
  return day === null || day === undefined ? '' : formatChineseDate(civilDate(day))
}

/** Text of many lines as paragraphs. */
export function paragraphs(text: string): readonly PaperBlock[] {
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => ({ kind: 'text', text: line.trim() }))
}
