import { agencyOf } from '../../../../foundation/agencies/index.ts'
import { startPublication } from '../../../../foundation/publications/index.ts'
import { settingAt } from '../../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import type { Db, Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { familyOf } from '../families.ts'
import { type Post, writeVerdict } from '../letters.ts'
import { taskReport } from '../publication-kinds.ts'
import type { Quarter } from '../quarters.ts'
import { reportContent } from '../report-text.tsx'
import type { TaskStanding } from '../standing.ts'
import { taskOf } from '../store-cases.ts'
import { indicatorsOf } from '../store-lists.ts'
import {
  evidenceNumbered,
  insertReport,
  insertReportText,
  insertVerdict,
  lacksText,
  reportsOf,
} from '../store-reports.ts'
import type { ReportWords } from '../tables.ts'
import { type Weakness, weaknessesOf } from '../weakness.ts'
import { type OnTask, step } from './step.ts'

/** A report as somebody hands it in. */
export interface Reporting extends OnTask {
  readonly final: boolean
  readonly period: Quarter | null
  readonly words: ReportWords
  /** Numbers of publications that prove it, and how many addresses named none. */
  readonly evidence: readonly number[]
  readonly unreadEvidence: number
  /** 完成值 by indicator, digits as typed. */
  readonly figures: ReadonlyMap<string, string>
  /** The warnings were read, and it is handed in all the same. */
  readonly confirmed: boolean
}

/** What makes a report weak before it is handed in: shown to whoever writes it. */
export async function weighReport(
  tx: Db | Tx,
  task: TaskStanding,
  report: Pick<Reporting, 'words' | 'evidence'>,
  now: Date,
): Promise<readonly Weakness[]> {
  const last = (await reportsOf(tx, task.caseId)).find(each => each.verdict !== 'recalled')
  return weaknessesOf({
    family: familyOf(task.list.family),
    words: report.words,
    // What was returned is mended by keeping most of it: only an accepted report is not to be handed in again.
    lastWords: last?.verdict === 'accepted' ? last.words : null,
    requirement: task.item.requirement,
    evidence: report.evidence.length,
    minimum: await settingAt(tx, 'supervision.report-min-characters', civilDateOf(now)),
  })
}

/**
 * 提交报告: the elements of the family, evidence, figures. Weaknesses come back as a refusal until somebody confirms that
 * they were read. The words become public as a publication, once accepted and released.
 */
export async function reportOnTask(tx: Tx, input: Reporting, actor: Actor, now: Date): Promise<Outcome> {
  const task = await taskOf(tx, input.caseId)
  if (!task) return refused('', 'not-found')
  const [evidence, indicators, weaknesses] = [
    await evidenceNumbered(tx, input.evidence),
    await indicatorsOf(tx, task.item.id),
    await weighReport(tx, task, input, now),
  ]
  const figures = indicators.flatMap(({ id }) => {
    const done = input.figures.get(id)
    return done === undefined ? [] : [{ indicatorId: id, done }]
  })
  const report = {
    words: input.words,
    period: input.period,
    unknownEvidence: input.unreadEvidence + new Set(input.evidence).size - evidence.length,
    indicators: indicators.length,
    figures: figures.length,
    weaknesses: weaknesses.length,
    confirmed: input.confirmed,
  }
  const { caseId, version, final, words } = input
  const period = familyOf(task.list.family).quarterly ? input.period : null
  return step(tx, 'report', { caseId, version, report }, actor, now, async () => {
    const proofs = evidence.map(each => each.publicationId)
    await insertReport(tx, { caseId, final, period, words, evidence: proofs, figures }, actor.id, now)
  })
}

/** 收回报告: handed in by mistake. It counts as never handed in. */
export function recallReport(tx: Tx, input: OnTask, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'recall', input, actor, now, async ({ lastReport }) => {
    if (lastReport) await insertVerdict(tx, lastReport.id, 'recalled', now)
  })
}

/** 核验通过: from now on a drafter of the agency can bring the report's words to the public. */
export function acceptReport(tx: Tx, input: OnTask, post: Post, actor: Actor, now: Date): Promise<Outcome> {
  return step(tx, 'accept', input, actor, now, async task => {
    if (task.lastReport) await insertVerdict(tx, task.lastReport.id, 'accepted', now)
    await writeVerdict(tx, post, task, 'accepted', '', now)
  })
}

/** 退回补充, with the reason. */
export function returnReport(
  tx: Tx,
  input: OnTask & { readonly reason: string },
  post: Post,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return step(tx, 'return', input, actor, now, async task => {
    if (task.lastReport) await insertVerdict(tx, task.lastReport.id, 'returned', now)
    await writeVerdict(tx, post, task, 'returned', input.reason, now)
  })
}

/**
 * Drafts the publication in which the public will read an accepted report: by a drafter of the agency, who is its author
 * from then on. It passes the gates as everything does. Refused for a report that was not accepted, that has its text
 * already, or whose item is kept from the public.
 */
export async function draftReportText(
  tx: Tx,
  caseId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  const task = await taskOf(tx, caseId)
  const report = (await reportsOf(tx, caseId)).find(lacksText)
  if (!task || !report?.words) return refused('', 'nothing-to-draft')
  if (task.item.withheldBasis !== null) return refused('', 'withheld')
  const agency = await agencyOf(tx, task.agencyId)
  const indicators = await indicatorsOf(tx, task.item.id)
  const content = reportContent({ task, report, words: report.words, agency, indicators, now })
  const started = await startPublication(tx, taskReport, task.agencyId, content, actor, now)
  if (!started.ok) return started
  await insertReportText(tx, report.id, started.publicationId)
  return { ok: true, editionId: started.editionId }
}
