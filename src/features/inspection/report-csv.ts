import type { Report } from './report.ts'
import {
  KIND_WORDS,
  methodWords,
  momentWords,
  overallWords,
  pointsWords,
  sourceWords,
  VERDICT_WORDS,
} from './words.ts'

const HEAD = ['编号', '指标', '类别', '判定方式', '结果', '说明', '问题所在', '分值', '依据']

/** Spreadsheet programs take a cell that begins so for a formula, which a title must never become. */
const FORMULA = /^[=+\-@\t\r]/

/** The report as CSV (RFC 4180) with a byte order mark; its last lines say what it comes to, and when. */
export function reportCsv(siteName: string, report: Report): string {
  const rows = [
    HEAD,
    ...report.lines.map(line => [
      line.rule.code,
      line.rule.name,
      KIND_WORDS[line.rule.kind],
      methodWords(line),
      VERDICT_WORDS[line.verdict].word,
      line.why,
      line.places.map(({ text, href }) => (href === undefined ? text : `${text} ${href}`)).join('；'),
      pointsWords(line.rule),
      sourceWords(line.rule),
    ]),
    ['', siteName, '', '', '', overallWords(report), '', '', momentWords(report)],
  ]
  return `\ufeff${rows.map(row => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
