import { formatDecimal, parseDecimal, type ReportValues } from '../../law/report-cells.ts'
import type { ReportCell, ReportForm, ReportScope, ReportTexts } from '../../law/report-form.ts'
import { canonicalJson } from '../../platform/crypto/canonical-json.ts'
import { sha256 } from '../../platform/crypto/digest.ts'

/** A report as it is frozen, published and handed to programs: numbers as decimal text by cell, sums among them. */
export interface ReportContent {
  readonly year: number
  readonly form: ReportForm
  readonly scope: ReportScope
  readonly agency: string
  readonly values: Readonly<Record<string, string>>
  /** What stands before part one: what the report rests on, whom to ask, what was amended. Absent in older versions. */
  readonly preface?: readonly string[]
  readonly texts: ReportTexts
  /** What was explained of warnings. */
  readonly notes: readonly { readonly rule: string; readonly place: string; readonly words: string }[]
}

/** SHA-256 over the canonical JSON (RFC 8785). */
export const contentDigest = (content: ReportContent): string => sha256(canonicalJson(content))

export function writtenValues(values: ReportValues): Record<string, string> {
  return Object.fromEntries([...values].map(([cell, value]) => [cell, formatDecimal(value)]))
}

export function readValues(written: Readonly<Record<string, string>>): ReportValues {
  return new Map(
    Object.entries(written).map(([cell, text]) => [cell as ReportCell, parseDecimal(text) ?? 0n]),
  )
}

/** 标题规范 (domain/02 §7): a government's report, and an agency's own. */
export function reportTitle({
  agency,
  year,
  scope,
}: Pick<ReportContent, 'agency' | 'year' | 'scope'>): string {
  return scope === 'government'
    ? `${agency}${year}年政府信息公开工作年度报告`
    : `${agency}${year}年度政府信息公开工作年度报告`
}
