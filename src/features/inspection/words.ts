import { formatShanghaiMinute } from '../../law/civil-date.ts'
import type { InspectionRule } from '../../law/inspection-rules.ts'
import type { Tone } from '../../ui/tone.ts'
import type { Line, Report } from './report.ts'

export const TITLE = '网站自查'
export const PUBLIC_TITLE = '网站自查情况'
export const PUBLIC_PATH = '/about/inspection'

export const KIND_WORDS: Readonly<Record<InspectionRule['kind'], string>> = {
  veto: '单项否决',
  deduct: '扣分',
  bonus: '加分',
}

export const VERDICT_WORDS: Readonly<
  Record<Line['verdict'], { readonly word: string; readonly tone: Tone }>
> = {
  met: { word: '合格', tone: 'success' },
  failed: { word: '不合格', tone: 'danger' },
  unknown: { word: '需人工核对', tone: 'warning' },
}

/** Who judged: a rule that a machine could judge elsewhere says that it did not here. */
export function methodWords({ rule, verdict }: Line): string {
  if (rule.probe === 'manual') return '人工'
  return verdict === 'unknown' ? '自动（本次无法判定）' : '自动'
}

/** What a finding costs, with the mark of what could not be read in the original. */
export function pointsWords({ kind, points, cap, unverified }: InspectionRule): string {
  const mark = unverified ? '（未核实）' : ''
  if (kind === 'veto') return `单项否决${mark}`
  if (kind === 'bonus') return `最多加 ${cap ?? '——'} 分${mark}`
  return `每项扣 ${points ?? '——'} 分，最多扣 ${cap ?? '——'} 分${mark}`
}

/** Where the rule is from. */
export function sourceWords({ source, unverified }: InspectionRule): string {
  return unverified ? `${source}（分值或者标准未核实）` : source
}

/** What the whole comes to. It never says that a site passes: that is for those who inspect. */
export function overallWords(report: Report): string {
  const { lines, vetoed, deducted, lost, judged, open } = report
  const judgedOf = (kind: InspectionRule['kind']) =>
    lines.filter(({ rule, verdict }) => rule.kind === kind && verdict !== 'unknown').length
  const vetoes =
    vetoed.length > 0
      ? `机器判定的 ${judgedOf('veto')} 项单项否决指标中，${vetoed.length} 项不合格：${namesOf(vetoed)}。出现任何一项，网站即为不合格。`
      : `机器判定的 ${judgedOf('veto')} 项单项否决指标均为合格。`
  const deductions =
    deducted.length > 0
      ? `机器判定的 ${judgedOf('deduct')} 项扣分指标中，${deducted.length} 项不合格，按表中分值（未核实）扣 ${lost} 分。`
      : `机器判定的 ${judgedOf('deduct')} 项扣分指标均为合格。`
  return `${vetoes}${deductions}共判定 ${judged} 项，另有 ${open} 项需人工核对，不能据此认定网站合格。`
}

function namesOf(lines: readonly Line[]): string {
  return lines.map(({ rule }) => `${rule.code} ${rule.name}`).join('；')
}

/** When it was computed. */
export function momentWords({ at }: Report): string {
  return `${formatShanghaiMinute(at)}（北京时间）计算`
}
