import type { Redirect } from './redirects.ts'

/** The redirects as CSV (RFC 4180) with a byte order mark, as the import reads them back. */
export function redirectsCsv(redirects: readonly Redirect[]): string {
  const rows = [['old', 'new'], ...redirects.map(each => [each.old, each.new])]
  return `\ufeff${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Reads `old,new`, one a line; a first line with these words is the head. Lines without two cells come back. */
export function readRedirectsCsv(text: string): {
  readonly rows: readonly Redirect[]
  readonly wrong: readonly number[]
} {
  const rows: Redirect[] = []
  const wrong: number[] = []
  for (const [at, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    if (line.trim() === '') continue
    const cells = cellsOf(line)
    const [old = '', next = ''] = cells ?? []
    if (!cells || cells.length < 2 || old === '' || next === '') wrong.push(at + 1)
    else if (!(rows.length === 0 && old.toLowerCase() === 'old' && next.toLowerCase() === 'new'))
      rows.push({ old, new: next })
  }
  return { rows, wrong }
}

/** The cells of one line; undefined where a quote is not closed. Addresses hold no line break. */
function cellsOf(line: string): string[] | undefined {
  const cells: string[] = []
  let rest = line
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*(,|$)/.exec(rest)
    const plain = quoted ? null : /^([^",]*)(,|$)/.exec(rest)
    const found = quoted ?? plain
    if (!found) return undefined
    cells.push((found[1] ?? '').replaceAll('""', '"').trim())
    if (found[2] === '') return cells
    rest = rest.slice(found[0].length)
  }
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
