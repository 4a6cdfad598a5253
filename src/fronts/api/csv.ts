/**
 * Spreadsheet programs take a cell that begins so for a formula, which a title must never become; in Chinese Windows some
 * of them also read the wide forms of the signs.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/**
 * A list of records as CSV (RFC 4180: CRLF, doubled quotes), with the byte order mark that spreadsheet programs need to
 * read UTF-8. The first line names the columns by their keys in the JSON. Lists within a cell are joined with “；”.
 */
export function csvOf(records: readonly unknown[], columns: readonly string[]): string {
  const lines = [columns.map(cell)]
  for (const record of records) {
    const fields = typeof record === 'object' && record !== null ? new Map(Object.entries(record)) : new Map()
    lines.push(columns.map(column => cell(fields.get(column))))
  }
  return `\ufeff${lines.map(line => `${line.join(',')}\r\n`).join('')}`
}

function cell(value: unknown): string {
  const text = written(value)
  const safe = FORMULA.test(text) && typeof value !== 'number' ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(written).join('；')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
