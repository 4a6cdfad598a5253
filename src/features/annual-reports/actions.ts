import { agencyOf } from '../../foundation/agencies/index.ts'
import {
  type CaseActor,
  eventsOf,
  type HouseActor,
  loadCase,
  moveCase,
  openCase,
  type ReportFigures,
} from '../../foundation/cases/index.ts'
import {
  emptyContent,
  latestEdition,
  startEdition,
  startPublication,
} from '../../foundation/publications/index.ts'
import { civilDateOf } from '../../law/civil-date.ts'
import { cellOf, parseDecimal, withSums } from '../../law/report-cells.ts'
import { formOfYear, type ReportScope, TEXT_PARTS, type TextPart } from '../../law/report-form.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { contentDigest, type ReportContent, reportTitle, writtenValues } from './content.ts'
import { annualReportText } from './kind.ts'
import { unexplained, workedReport } from './numbers.ts'
import { part } from './parts.ts'
import { prefaceOf } from './preface.ts'
import { reportBody } from './report-body.tsx'
import {
  dropCells,
  enteredCells,
  insertReport,
  insertVersion,
  putCells,
  putNote,
  reportOf,
  reportOfYear,
  updateReport,
  versionsOf,
} from './store.ts'
import type { ReportRow } from './tables.ts'
import { type ReportEvent, type ReportNeed, reportCase } from './workflow.ts'

export interface On {
  readonly caseId: string
  readonly version?: number | undefined
}

/** Begins the report of an agency and a year, once. Refuses a year before 2019 (`no-form`) and one that is not over or begun (`too-early`). */
export async function beginReport(
  tx: Tx,
  {
    agencyId,
    year,
    scope,
  }: { readonly agencyId: string; readonly year: number; readonly scope: ReportScope },
  actor: HouseActor,
  now: Date,
): Promise<Outcome<{ readonly caseId: string }>> {
  const form = formOfYear(year)
  if (!form) return refused('year', 'no-form')
  if (`${year}-12-01` > civilDateOf(now)) return refused('year', 'too-early')
  if (await reportOfYear(tx, agencyId, year, scope)) return refused('year', 'begun-before')
  const standing = await openCase(
    tx,
    reportCase,
    { agencyId, event: 'begin', says: `开始编制${year}年度报告`, data: { year, scope } },
    actor,
    now,
  )
  await insertReport(tx, { case_id: standing.id, agency_id: agencyId, year, form, scope })
  return { ok: true, caseId: standing.id }
}

/** What somebody wrote into the form: numbers by cell ('' takes an entry back), texts, explanations. */
export interface Saving {
  readonly cells: Readonly<Record<string, string>>
  /** Where the number of a cell comes from. */
  readonly sources: Readonly<Record<string, string>>
  /** Where the others come from that are new; a number that stays keeps the source that it had. */
  readonly source?: string | undefined
  readonly texts: Partial<Readonly<Record<TextPart, string>>>
  readonly notes: readonly { readonly rule: string; readonly place: string; readonly words: string }[]
}

/** Saves what was written, while the report is being written. Every number that is none is named (`cell:<cell>` / `not-a-number`). */
export async function saveReport(
  tx: Tx,
  on: On,
  saving: Saving,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly row: ReportRow }>> {
  const row = await lockedDraft(tx, on)
  if ('ok' in row) return row
  const problems: { field: string; code: string }[] = []
  const put: Parameters<typeof putCells>[1][number][] = []
  const dropped: string[] = []
  const before = new Map((await enteredCells(tx, row.case_id)).map(each => [each.cell, each]))
  for (const [cell, text] of Object.entries(saving.cells)) {
    if (!cellOf(row.form, cell)) continue
    const value = parseDecimal(text)
    if (text.trim() === '') dropped.push(cell)
    else if (value === undefined) problems.push({ field: `cell:${cell}`, code: 'not-a-number' })
    else {
      const kept = before.get(cell)
      const stays = kept !== undefined && parseDecimal(kept.value) === value
      const source = (saving.sources[cell] ?? (stays ? kept.source : saving.source) ?? '')
        .trim()
        .slice(0, 300)
      // Who only passed by is not named as the one who entered it.
      if (stays && kept.source === source) continue
      const { [cell]: written } = writtenValues(new Map([[cell as never, value]]))
      put.push({ case_id: row.case_id, cell, value: written ?? '0', source, entered_by: actor.id, at: now })
    }
  }
  if (problems.length > 0) return { ok: false, problems }
  await dropCells(tx, row.case_id, dropped)
  await putCells(tx, put)
  const texts = TEXT_PARTS.flatMap(key =>
    saving.texts[key] === undefined ? [] : [[key, part(saving.texts[key])] as const],
  )
  if (texts.length > 0) await updateReport(tx, row.case_id, Object.fromEntries(texts))
  for (const note of saving.notes) {
    if (note.words.trim().length < 2) continue
    await putNote(tx, {
      case_id: row.case_id,
      rule: note.rule,
      place: note.place,
      words: note.words.trim().slice(0, 1000),
      person_id: actor.id,
      at: now,
    })
  }
  return { ok: true, row }
}

async function lockedDraft(tx: Tx, on: On): Promise<ReportRow | Extract<Outcome, { ok: false }>> {
  const standing = await loadCase(tx, reportCase, on.caseId, 'lock')
  const row = standing && (await reportOf(tx, on.caseId))
  if (!standing || !row) return { ok: false, problems: [{ field: '', code: 'not-found' }] }
  if (standing.state !== 'drafting') return { ok: false, problems: [{ field: '', code: 'wrong-state' }] }
  return row
}

/** Hands a report in: its numbers and texts are frozen as a version, whose digest the head signs. */
export async function submitReport(
  tx: Tx,
  figures: readonly ReportFigures[],
  on: On,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const row = await reportOf(tx, on.caseId)
  if (!row) return refused('', 'not-found')
  const worked = await workedReport(tx, figures, row)
  const done = await step(tx, 'submit', on, actor, now, need =>
    need === 'no-errors'
      ? worked.findings.every(each => each.level !== 'E')
      : need === 'explained' && unexplained(worked).length === 0,
  )
  if (!done.ok) return done
  const content: ReportContent = {
    year: row.year,
    form: row.form,
    scope: row.scope,
    agency: worked.agency.name,
    values: writtenValues(withSums(row.form, worked.values)),
    preface: await prefaceOf(tx, row),
    texts: { overview: row.overview, problems: row.problems, others: row.others },
    notes: worked.notes.map(({ rule, place, words }) => ({ rule, place, words })),
  }
  const seq = ((await versionsOf(tx, on.caseId)).at(-1)?.seq ?? 0) + 1
  await insertVersion(tx, {
    case_id: on.caseId,
    seq,
    content,
    digest: contentDigest(content),
    author_id: actor.id,
    at: now,
  })
  await updateReport(tx, on.caseId, { version_seq: seq })
  return { ok: true }
}

/** The head signs what was read, and with that files it with the supervising office; the office accepts what it read. */
export async function signReport(
  tx: Tx,
  event: 'sign' | 'accept',
  on: On & { readonly digest: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const last = (await versionsOf(tx, on.caseId)).at(-1)
  const done = await step(tx, event, on, actor, now, need =>
    need === 'digest' ? last?.digest === on.digest : need === 'second-person' && last?.author_id !== actor.id,
  )
  if (done.ok && event === 'sign') await updateReport(tx, on.caseId, { signed_on: civilDateOf(now) })
  return done
}

/** Sends a report back to its writers, with the reason; or takes it back, or opens a published one again. */
export function reopenReport(
  tx: Tx,
  event: 'recall' | 'return' | 'send-back' | 'amend',
  on: On & { readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  return step(tx, event, on, actor, now, need => need === 'reason' && on.reason.trim().length >= 2, on.reason)
}

/** The public note of an amended text: why the report was opened again. */
async function amendment(tx: Tx, caseId: string): Promise<string> {
  const amended = (await eventsOf(tx, caseId)).findLast(event => event.event === 'amend')
  return amended?.note ?? '更正'
}

/**
 * Drafts the text in which the public reads an accepted report; of one that was public before, the next edition of the same text. Its release is the publications' own way; the report is public once
 * the released text is the frozen one.
 */
export async function draftReportText(
  tx: Tx,
  caseId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly editionId: string }>> {
  const standing = await loadCase(tx, reportCase, caseId, 'lock')
  const row = standing && (await reportOf(tx, caseId))
  const version = (await versionsOf(tx, caseId)).find(each => each.seq === row?.version_seq)
  if (!standing || !row || !version) return refused('', 'not-found')
  if (standing.state !== 'accepted') return refused('', 'wrong-state')
  const issuer = await agencyOf(tx, row.agency_id)
  const content = {
    ...emptyContent(),
    title: reportTitle(version.content),
    issuers: [issuer.name],
    written: civilDateOf(now),
    body: reportBody(version.content, version.digest),
  }
  const earlier = row.publication_id !== null && (await latestEdition(tx, row.publication_id)) !== undefined
  const started =
    earlier && row.publication_id !== null
      ? await startEdition(tx, row.publication_id, await amendment(tx, caseId), actor, now, content)
      : await startPublication(tx, annualReportText, row.agency_id, content, actor, now)
  if (!started.ok) return started
  await updateReport(tx, caseId, { publication_id: started.publicationId })
  return { ok: true, editionId: started.editionId }
}

async function step(
  tx: Tx,
  event: ReportEvent,
  on: On,
  actor: CaseActor,
  now: Date,
  met: (need: ReportNeed) => boolean,
  note?: string,
): Promise<Outcome> {
  const done = await moveCase(
    tx,
    reportCase,
    event,
    { caseId: on.caseId, version: on.version, met, note: note?.trim() === '' ? undefined : note },
    actor,
    now,
  )
  return done.ok ? { ok: true } : done
}

/** What the worker records once the text is public. */
export function publishReport(tx: Tx, caseId: string, now: Date): Promise<Outcome> {
  return step(tx, 'publish', { caseId }, 'system', now, () => true)
}
