import { type CivilDate, daysBetween } from './civil-date.ts'
import { inspectionRule } from './inspection-rules.ts'

/** What a judge says of one rule: `unknown` where there was nothing to judge by. Numbers are for the page to word. */
export interface Judgement {
  readonly code: string
  readonly verdict: 'met' | 'failed' | 'unknown'
  /** What was measured, in the unit of the rule's `measure`. */
  readonly measured: number | null
  /** The columns, labels or marks that failed. */
  readonly findings: readonly string[]
}

/** How often a column of a kind must change, in days; null: only what it says must be right. */
export const FRESHNESS: Readonly<Record<string, number | null>> = {
  工作动态: 14,
  要闻: 14,
  通知公告: 183,
  政策文件: 183,
  政策解读: 183,
  统计数据: 183,
  概况信息: 365,
  领导信息: 365,
  人事信息: 365,
  规划计划: 365,
  机构职能: null,
  信息公开指南: null,
  信息公开目录: null,
  信息公开年报: 400,
  办事服务: null,
  互动交流: 61,
  专题专栏: 365,
}

/** A column as the inspection sees it. */
export interface InspectedColumn {
  readonly name: string
  /** ColumnType of the page labels; a type that is not in the table counts as 其他: a year. */
  readonly type: string
  readonly entries: number
  /** The day of its newest entry; null where it is empty. */
  readonly newest: CivilDate | null
}

const OTHER_DAYS = 365
/** The types that V4a counts: news within two weeks, notices and policy within half a year. */
export const LIVELY_TYPES: ReadonlySet<string> = new Set(['工作动态', '要闻', '通知公告', '政策文件'])

/** Days within which a column of this type must change; null where only its truth counts. */
export function freshnessOf(type: string): number | null {
  return type in FRESHNESS ? (FRESHNESS[type] ?? null) : OTHER_DAYS
}

/** V3: whether the home page changed within two weeks. What bears no day counts as never. */
export function judgeHome(newest: CivilDate | null, today: CivilDate): Judgement {
  const days = newest === null ? null : daysBetween(newest, today)
  const limit = limitOf('V3')
  return {
    code: 'V3',
    verdict: days !== null && days <= limit ? 'met' : 'failed',
    measured: days,
    findings: [],
  }
}

/**
 * V4: columns of news that rest for two weeks and of notices and policy that rest for half a year (V4a), all that rest
 * longer than their type may (V4b), and empty ones (V4c). A column that was never filled is empty, not stale.
 */
export function judgeColumns(columns: readonly InspectedColumn[], today: CivilDate): readonly Judgement[] {
  const stale = columns.filter(column => isStale(column, today))
  const quick = stale.filter(column => LIVELY_TYPES.has(column.type))
  const empty = columns.filter(column => column.entries === 0)
  return [
    counted('V4a', quick.map(nameOf)),
    counted('V4b', stale.map(nameOf)),
    counted('V4c', empty.map(nameOf)),
  ]
}

/** Whether a column rests longer than its type may. */
export function isStale(column: InspectedColumn, today: CivilDate): boolean {
  const days = freshnessOf(column.type)
  if (days === null || column.entries === 0) return false
  return column.newest === null || daysBetween(column.newest, today) > days
}

/** D1: pages with the labels that each lacks, as `missingLabels` names them. */
export function judgeLabels(
  pages: readonly { readonly path: string; readonly missing: readonly string[] }[],
): Judgement {
  if (pages.length === 0) return unknown('D1')
  const wanting = pages.filter(page => page.missing.length > 0)
  const findings = wanting.map(page => `${page.path}：${page.missing.join('、')}`)
  return { code: 'D1', verdict: wanting.length === 0 ? 'met' : 'failed', measured: wanting.length, findings }
}

/** The marks that belong below every page (《政府网站发展指引》). */
export const SITE_MARKS = [
  '党政机关网站标识',
  '我为政府网站找错',
  '网站标识码',
  '主办单位',
  '联系方式',
  'ICP 备案号',
  '公安备案号',
  '网站地图',
] as const
export type SiteMark = (typeof SITE_MARKS)[number]

/** D2: the marks that stand below every page. */
export function judgeMarks(present: ReadonlySet<SiteMark>): Judgement {
  const findings = SITE_MARKS.filter(mark => !present.has(mark))
  return {
    code: 'D2',
    verdict: findings.length === 0 ? 'met' : 'failed',
    measured: findings.length,
    findings,
  }
}

/** D3: links that lead nowhere, in hundredths of those that were tried. */
export function judgeLinks(tried: number, dead: readonly string[]): Judgement {
  if (tried === 0) return unknown('D3')
  const share = (dead.length / tried) * 100
  const verdict = share < limitOf('D3') ? 'met' : 'failed'
  return { code: 'D3', verdict, measured: Math.round(share * 100) / 100, findings: dead }
}

/** D4: whether the server listens on IPv6; undefined where nobody could tell. */
export function judgeIpv6(listens: boolean | undefined): Judgement {
  return judgeYesNo('D4', listens)
}

/** V2: of at least 20 tries a day over a week, the share that took 15 seconds or more. */
export function judgeReachable(tries: number, tooSlow: number): Judgement {
  // Fewer than a week of twenty a day prove nothing either way.
  if (tries < 140) return unknown('V2')
  const share = (tooSlow / tries) * 100
  return {
    code: 'V2',
    verdict: share < limitOf('V2') ? 'met' : 'failed',
    measured: Math.round(share * 100) / 100,
    findings: [],
  }
}

/** V5: the days that the oldest letter without an answer has waited; null where none waits. */
export function judgeLetters(hasChannel: boolean, oldestWaiting: number | null): Judgement {
  if (!hasChannel) return { code: 'V5', verdict: 'failed', measured: null, findings: [] }
  const failed = oldestWaiting !== null && oldestWaiting > limitOf('V5')
  return { code: 'V5', verdict: failed ? 'failed' : 'met', measured: oldestWaiting ?? 0, findings: [] }
}

/** Whether the site passes what was judged: no veto failed. What is unknown is not passed, and not failed either. */
export function vetoes(judgements: readonly Judgement[]): readonly string[] {
  return judgements
    .filter(({ code, verdict }) => verdict === 'failed' && inspectionRule(code).kind === 'veto')
    .map(({ code }) => code)
}

/** D9: own links of the home page that lead nowhere, each counted. Undefined where the page could not be read. */
export function judgeHomeLinks(tried: number, dead: readonly string[]): Judgement {
  if (tried === 0) return unknown('D9')
  return { code: 'D9', verdict: dead.length === 0 ? 'met' : 'failed', measured: dead.length, findings: dead }
}

/** D10: whether the search finds the newest text by its title; undefined where there is none to look for. */
export function judgeSearch(found: boolean | undefined): Judgement {
  return judgeYesNo('D10', found)
}

/** D11: whether a site's domain lies below gov.cn, as 《政府网站发展指引》 asks of every government site. */
export function judgeDomain(domain: string): Judgement {
  return judgeYesNo('D11', /(?:^|\.)gov\.cn$/i.test(domain))
}

/** D14: whether the home page fits itself to the width of a phone; undefined where it could not be read. */
export function judgePhone(fits: boolean | undefined): Judgement {
  return judgeYesNo('D14', fits)
}

/**
 * D6, D7, D12, D13: whether what was published last in these columns is within the rule's window. Where there is no such column,
 * there is nothing to judge; one in which nothing ever stood counts as never changed.
 */
export function judgeRest(
  code: 'D6' | 'D7' | 'D12' | 'D13',
  columns: readonly InspectedColumn[],
  today: CivilDate,
): Judgement {
  if (columns.length === 0) return unknown(code)
  const days = columns.flatMap(({ newest }) => (newest === null ? [] : [daysBetween(newest, today)]))
  const measured = days.length === 0 ? null : Math.min(...days)
  const verdict = measured !== null && measured <= (inspectionRule(code).window ?? 0) ? 'met' : 'failed'
  return { code, verdict, measured, findings: [] }
}

/** Points that failed items cost, each up to its cap, of 100. Below 60 a site fails; above 80 the bonus counts. */
export function score(judgements: readonly Judgement[]): number {
  const lost = judgements.reduce((sum, { code, verdict, measured }) => {
    const { kind, points = 0, cap = points, measure } = inspectionRule(code)
    if (kind !== 'deduct' || verdict !== 'failed') return sum
    const times = measure === undefined ? 1 : Math.max(1, Math.ceil(measured ?? 1))
    return sum + Math.min(cap, points * times)
  }, 0)
  return Math.max(0, 100 - lost)
}

function counted(code: string, findings: readonly string[]): Judgement {
  const verdict = findings.length >= limitOf(code) ? 'failed' : 'met'
  return { code, verdict, measured: findings.length, findings }
}

function judgeYesNo(code: string, holds: boolean | undefined): Judgement {
  if (holds === undefined) return unknown(code)
  return { code, verdict: holds ? 'met' : 'failed', measured: null, findings: [] }
}

function unknown(code: string): Judgement {
  return { code, verdict: 'unknown', measured: null, findings: [] }
}

function limitOf(code: string): number {
  const { threshold } = inspectionRule(code)
  if (threshold === undefined) throw new Error(`rule ${code} has no threshold`)
  return threshold
}

function nameOf(column: InspectedColumn): string {
  return column.name
}
