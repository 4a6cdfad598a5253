import {
  type Judgement,
  judgeColumns,
  judgeDomain,
  judgeHome,
  judgeHomeLinks,
  judgeIpv6,
  judgeLabels,
  judgeLinks,
  judgeMarks,
  judgePhone,
  judgeRest,
  judgeSearch,
  score,
  vetoes,
} from '../../law/inspection.ts'
import { INSPECTION_RULES, type InspectionRule } from '../../law/inspection-rules.ts'
import { type Explained, explain } from './explain.ts'
import type { Observed } from './observed.ts'

/** One rule of the list with what was found. */
export interface Line extends Explained {
  readonly rule: InspectionRule
  readonly verdict: Judgement['verdict']
}

/** The self-inspection of one site at one moment. */
export interface Report {
  readonly at: Date
  /** Vetoes first, then deductions, then what earns points. */
  readonly lines: readonly Line[]
  /** What the machine judged and what a person must look at. */
  readonly judged: number
  readonly open: number
  /** Vetoes and deductions that failed. */
  readonly vetoed: readonly Line[]
  readonly deducted: readonly Line[]
  /** What the failed deductions cost by the unverified points of the table. */
  readonly lost: number
}

const ORDER: readonly InspectionRule['kind'][] = ['veto', 'deduct', 'bonus']

/** The rules that are about a site; those of new media are another list. */
const SITE_RULES = ORDER.flatMap(kind =>
  INSPECTION_RULES.filter(rule => rule.scope === 'site' && rule.kind === kind),
)

/** Judges what was observed by every rule of the list. What nothing could be read for stays open. */
export function composeReport(observed: Observed, at: Date): Report {
  const judgements = new Map(judgementsOf(observed).map(judgement => [judgement.code, judgement]))
  const lines = SITE_RULES.map(rule => {
    const judgement = judgements.get(rule.code) ?? nothing(rule.code)
    return { rule, verdict: judgement.verdict, ...explain(judgement, observed) }
  })
  const all = [...judgements.values()]
  const vetoed = new Set(vetoes(all))
  const judged = lines.filter(({ verdict }) => verdict !== 'unknown').length
  return {
    at,
    lines,
    judged,
    open: lines.length - judged,
    vetoed: lines.filter(({ rule }) => vetoed.has(rule.code)),
    deducted: lines.filter(({ rule, verdict }) => rule.kind === 'deduct' && verdict === 'failed'),
    lost: 100 - score(all),
  }
}

function judgementsOf(observed: Observed): readonly Judgement[] {
  const { today, newest, pages, marks, links, home, domain, searchFinds } = observed
  const { columns } = observed.columns
  // The news and notices that the veto counts are 一级栏目; what rests or is empty counts at any depth.
  const firsts = judgeColumns(
    columns.filter(column => column.first),
    today,
  )
  const every = judgeColumns(columns, today)
  const ofType = (type: string) => columns.filter(column => column.type === type)
  return [
    judgeHome(newest?.day ?? null, today),
    ...firsts.filter(({ code }) => code === 'V4a'),
    ...every.filter(({ code }) => code !== 'V4a'),
    judgeLabels(
      pages.map(({ name, status, missing }) => ({ path: name, missing: lacking(status, missing) })),
    ),
    ...(marks ? [judgeMarks(marks)] : []),
    judgeLinks(
      links.tried,
      links.dead.map(({ text }) => text),
    ),
    // Whether a name resolves and a proxy forwards cannot be known from inside: no verdict, whatever is listened on.
    judgeIpv6(undefined),
    judgeRest('D6', ofType('政策文件'), today),
    judgeRest('D7', ofType('概况信息'), today),
    judgeHomeLinks(
      home?.tried ?? 0,
      (home?.dead ?? []).map(({ text }) => text),
    ),
    judgeSearch(searchFinds),
    judgeDomain(domain),
    judgeRest('D12', ofType('统计数据'), today),
    judgeRest('D13', ofType('政策解读'), today),
    judgePhone(home?.fitsPhones),
  ]
}

/** A page that does not open has none of its labels. */
export function lacking(status: number, missing: readonly string[]): readonly string[] {
  return status === 200 ? missing : [`打不开（答复 ${status}）`]
}

function nothing(code: string): Judgement {
  return { code, verdict: 'unknown', measured: null, findings: [] }
}
