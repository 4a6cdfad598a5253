import { loadCase, type ReportFigures } from '../../foundation/cases/index.ts'
import type { ReportScope, ReportTexts } from '../../law/report-form.ts'
import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import {
  beginReport,
  draftReportText,
  publishReport,
  saveReport,
  signReport,
  submitReport,
} from './actions.ts'
import { unexplained, workedReport } from './numbers.ts'
import { projectReport, reportOf, versionsOf } from './store.ts'
import { type ReportState, reportCase } from './workflow.ts'

export { beginReports } from './jobs.ts'

/** Who carries a sample report on. */
export interface ReportHands {
  readonly writer: Actor
  readonly head: Actor
  readonly office: Actor
}

export interface SampleReport {
  readonly agencyId: string
  readonly year: number
  readonly scope?: ReportScope
  readonly texts?: ReportTexts
  readonly cells?: Readonly<Record<string, string>>
}

const TEXTS: ReportTexts = {
  overview: '示例：全年主动公开工作总体情况。',
  problems: '示例：公开的及时性还不够，将逐项改进。',
  others: '示例：没有收取信息处理费。',
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
function granted<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome as T & { readonly ok: true }
}

/**
 * Brings a report to a state by the acts that lead there; every warning is explained as made up. `publish` releases the text that was
 * drafted, where the report is to be public; without it a published report has no text.
 */
export async function broughtReport(
  db: Db,
  figures: readonly ReportFigures[],
  { agencyId, year, scope = 'agency', texts = TEXTS, cells = {} }: SampleReport,
  state: ReportState,
  hands: ReportHands,
  now: Date,
  publish?: { readonly drafter: Actor; release(editionId: string): Promise<void> },
): Promise<string> {
  const act = <T extends object>(work: Parameters<typeof inTransaction<Outcome<T>>>[1]) =>
    inTransaction(db, async tx => granted(await work(tx)))
  const { caseId } = await act(tx => beginReport(tx, { agencyId, year, scope }, hands.writer, now))
  const on = async () => ({ caseId, version: (await loadCase(db, reportCase, caseId))?.version })
  await act(tx => saveReport(tx, { caseId }, { cells, sources: {}, texts, notes: [] }, hands.writer, now))
  if (state === 'drafting') return caseId
  const row = await reportOf(db, caseId)
  if (!row) throw new Error('a report was begun')
  const open = unexplained(await workedReport(db, figures, row))
  const notes = open.map(each => ({ rule: each.rule, place: each.where, words: '示例说明' }))
  await act(tx => saveReport(tx, { caseId }, { cells: {}, sources: {}, texts: {}, notes }, hands.writer, now))
  const submitting = await on()
  await act(tx => submitReport(tx, figures, submitting, hands.writer, now))
  if (state === 'submitted') return caseId
  const digest = (await versionsOf(db, caseId)).at(-1)?.digest ?? ''
  const signing = { ...(await on()), digest }
  await act(tx => signReport(tx, 'sign', signing, hands.head, now))
  if (state === 'signed') return caseId
  const accepting = { ...(await on()), digest }
  await act(tx => signReport(tx, 'accept', accepting, hands.office, now))
  if (state === 'accepted') return caseId
  if (publish) {
    const { editionId } = await act(tx => draftReportText(tx, caseId, publish.drafter, now))
    await publish.release(editionId)
  }
  await act(async tx => {
    await projectReport(tx, caseId, now)
    return publishReport(tx, caseId, now)
  })
  return caseId
}
