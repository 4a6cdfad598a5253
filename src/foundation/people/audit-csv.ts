import { eventWords, momentWords, succeeded } from './audit-words.ts'
import type { AuditEntry } from './store/audit.ts'

const COLUMNS = [
  '时间',
  '时间（UTC）',
  '事件',
  '事件代码',
  '是否成功',
  '操作人账号',
  '操作人标识',
  '对象类型',
  '对象标识',
  '对象账号',
  '单位标识',
  '数据',
  '封存序号',
  '封存摘要',
  '记录标识',
]

/** The audit list as CSV (RFC 4180) with a byte order mark, so that office programs read it as UTF-8. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  const rows = entries.map(entry => [
    momentWords(entry.at),
    entry.at.toISOString(),
    eventWords(entry.kind),
    entry.kind,
    succeeded(entry.kind) ? '成功' : '失败',
    entry.actor ?? '',
    entry.actorId ?? '',
    entry.subjectType,
    entry.subjectId,
    entry.subjectAccount ?? '',
    entry.scopeId ?? '',
    JSON.stringify(entry.data),
    entry.seq ?? '',
    entry.hash ?? '',
    entry.id,
  ])
  return `\ufeff${[COLUMNS, ...rows].map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula is marked as text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
