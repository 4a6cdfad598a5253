import type { Line } from './opening.ts'

const FIRST = /^附件?\s*(\d{0,2})\s*[：:]\s*(.+)$/
const NEXT = /^(?:附件\s*\d{1,2}\s*[：:]|\d{1,2}\s*[.．、])\s*(.+)$/

/** The names in 附件说明 (`附件：1.甲  2.乙`, GB/T 9704-2012 7.3.4), without numbers, the first such list counts. */
export function attachmentsNamedIn(lines: readonly Line[]): string[] {
  const at = lines.findIndex(line => line.text.length < 300 && FIRST.test(line.text))
  const first = FIRST.exec(lines[at]?.text ?? '')
  if (first === null) return []
  const names = [first[2] ?? '']
  const numbered = first[1] !== '' || /^\d{1,2}\s*[.．、]/.test(first[2] ?? '')
  for (let next = at + 1; numbered && next < lines.length; next++) {
    const match = NEXT.exec(lines[next]?.text ?? '')
    if (match === null || (match[1] ?? '').length > 100) break
    names.push(match[1] ?? '')
  }
  return names.map(name =>
    name
      .replace(/^\d{1,2}\s*[.．、]\s*/, '')
      .replace(/[。；;]$/, '')
      .trim(),
  )
}
