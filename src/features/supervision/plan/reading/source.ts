import { decodeText, partsOfDocx, partsOfPage } from '../../../../foundation/publications/index.ts'
import { nestsDeeper } from '../../../../platform/files/nesting.ts'
import type { PlanProblem } from '../plan.ts'
import type { Token } from './flattened.ts'
import type { GridCell } from './grid.ts'
import type { PlanSource, SourceLine, SourceTable } from './plan-source.ts'
import { partsOfSheet } from './sheet.ts'

/** The endings of names that a plan is read from. */
export const PLAN_ENDINGS: readonly string[] = ['txt', 'html', 'htm', 'docx', 'md', 'xlsx']

/** Pages of old editors leave hundreds of elements open; a parser takes time by the square of the depth. */
const MOST_NESTED = 5_000
const MOST_BYTES = 20 * 1024 * 1024

/** Opens a file by its ending. Never throws for what a file holds. */
export async function openPlan(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<PlanSource | PlanProblem> {
  if (file.bytes.length === 0) return 'empty-file'
  if (file.bytes.length > MOST_BYTES) return 'file-too-large'
  const ending = /\.([A-Za-z]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (!PLAN_ENDINGS.includes(ending)) return 'unknown-format'
  if (ending === 'xlsx') return partsOfSheet(file.bytes)
  if (ending === 'docx') {
    const parts = await partsOfDocx(file.bytes)
    return typeof parts === 'string' ? parts : ofParts(parts)
  }
  const text = decodeText(file.bytes)?.text
  if (text === undefined) return 'not-text'
  if (text.trim() === '') return 'empty-file'
  if (ending === 'html' || ending === 'htm')
    return nestsDeeper(text, 'html', MOST_NESTED) ? 'damaged-file' : ofParts(await partsOfPage(text))
  return ending === 'md' ? ofMarkdown(text) : ofText(text)
}

function ofParts(parts: Awaited<ReturnType<typeof partsOfPage>>): PlanSource {
  const lines: SourceLine[] = []
  const tables: SourceTable[] = []
  for (const part of parts) {
    if (part.kind === 'table') tables.push({ rows: part.rows, after: lines.length })
    else lines.push({ text: part.text, line: lines.length + 1 })
  }
  return { lines, tables }
}

const PIPE_ROW = /^\s*\|(.*)\|\s*$/u
const PIPE_RULE = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/u

/** Pipe tables, and all other lines without their marks. */
function ofMarkdown(text: string): PlanSource {
  const lines: SourceLine[] = []
  const tables: { rows: GridCell[][]; after: number }[] = []
  let open: { rows: GridCell[][]; after: number } | undefined
  for (const [at, line] of withoutHeader(text.split('\n'))) {
    const row = PIPE_ROW.exec(line)
    if (row) {
      if (!open) {
        open = { rows: [], after: lines.length }
        tables.push(open)
      }
      if (!PIPE_RULE.test(line)) open.rows.push(cellsOf(row[1] ?? ''))
      continue
    }
    open = undefined
    const words = line
      .replace(/^\s*(?:#{1,6}|>|[-*+])\s+/u, '')
      .replace(/\*\*|__/gu, '')
      .trim()
    if (words !== '') lines.push({ text: words, line: at + 1 })
  }
  // One lone line between bars is no table.
  return { lines, tables: tables.filter(table => table.rows.length > 1) }
}

function cellsOf(row: string): GridCell[] {
  return row.split(/(?<!\\)\|/u).map(cell => ({
    text: cell
      .replace(/\\\|/gu, '|')
      .replace(/<br\s*\/?>/giu, '\n')
      .replace(/\*\*|__/gu, '')
      .trim(),
    colspan: 1,
    rowspan: 1,
  }))
}

const LABELLED =
  /^(?:标题|来源|日期|发布机构|发文机关|发文字号|文号|索引号|主题分类|说明|发布日期|成文日期)\s*[:：]/u
const MOST_HEADER = 12

/** The numbered lines without what a collector wrote on top: labelled lines, closed by a rule or an empty line. */
function withoutHeader(lines: readonly string[]): [number, string][] {
  const numbered = lines.map((line, at): [number, string] => [at, line])
  const labelled = lines.slice(0, MOST_HEADER).findLastIndex(line => LABELLED.test(line.trim()))
  const whole = lines.slice(0, labelled + 1).every(line => LABELLED.test(line.trim()) || line.trim() === '')
  if (labelled < 1 || !whole) return numbered
  return numbered.slice(/^-{3,}$/u.test(lines[labelled + 1]?.trim() ?? '') ? labelled + 2 : labelled + 1)
}

function ofText(text: string): PlanSource {
  const lines = withoutHeader(text.split('\n')).map(([at, line]) => ({ text: line.trim(), line: at + 1 }))
  const rows = rowLines(lines)
  if (!rows) return { lines, tables: [] }
  return {
    lines: [...lines.slice(0, rows.start), ...lines.slice(rows.end)],
    tables: [{ rows: rows.rows, after: rows.start }],
  }
}

/** A text that keeps a row on one line, its cells divided by tabs or bars. */
function rowLines(
  lines: readonly SourceLine[],
): { start: number; end: number; rows: GridCell[][] } | undefined {
  const pieces = lines.map(({ text }) => piecesOf(text))
  const start = pieces.findIndex(
    (cells, at) =>
      cells.length >= 3 &&
      (pieces[at + 1]?.length ?? 0) >= 3 &&
      cells.filter(cell => cell !== '').length >= 3,
  )
  if (start === -1) return undefined
  const width = pieces[start]?.length ?? 0
  const rows: GridCell[][] = []
  let end = start
  for (let at = start; at < pieces.length; at++) {
    const cells = pieces[at] ?? []
    if (cells.length < 2 && lines[at]?.text !== '') {
      // A line without a division goes on in the last cell, or the table is over.
      const more = pieces.slice(at + 1, at + 4).some(next => next.length >= 3)
      const last = rows.at(-1)?.at(-1)
      if (!more || !last) break
      rows.at(-1)?.splice(-1, 1, { ...last, text: `${last.text}\n${lines[at]?.text ?? ''}` })
      continue
    }
    if (cells.length >= 2) {
      // Cells that a merged one above covers are missing in front.
      const front = Array.from({ length: Math.max(0, width - cells.length) }, () => '')
      rows.push([...front, ...cells].map(text => ({ text, colspan: 1, rowspan: 1 })))
      end = at + 1
    }
  }
  return rows.length < 2 ? undefined : { start, end, rows }
}

function piecesOf(line: string): string[] {
  const divided = line.includes('\t')
    ? line.split('\t')
    : line
        .replace(/^\s*\|/u, '')
        .replace(/\|\s*$/u, '')
        .split('|')
  return divided.map(piece => piece.trim())
}

/** The lines as tokens of a flattened table: a bar or tab at the end closes a cell. */
export function tokensOf(lines: readonly SourceLine[]): Token[] {
  return lines.flatMap(({ text, line }): Token[] => {
    if (text === '') return []
    const closed = /\|\s*$/u.test(text)
    const pieces = text.replace(/\s*\|\s*$/u, '').split(/\s*\|\s*|\t/u)
    return pieces.map((piece, at) => ({ text: piece.trim(), line, closed: closed || at < pieces.length - 1 }))
  })
}
