import { createHash } from 'node:crypto'
import {
  contentOf,
  emptyContent,
  type PublicationContent,
  readDocument,
  startPublication,
} from '../../../../foundation/publications/index.ts'
import { type Db, inTransaction, type Tx } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../../../platform/permissions/permission.ts'
import { newId } from '../../../../platform/time/ids.ts'
import { bookOf } from '../book-of.ts'
import { workPlan } from '../kind.ts'
import { nameVariants } from '../name-variants.ts'
import { planPermissions } from '../permissions.ts'
import type { ReadPlan } from '../plan.ts'
import { tableHtml } from '../plan-table.ts'
import { readPlan } from '../reading/read-plan.ts'
import { planOfFile, recordDecision } from '../store-plans.ts'
import { insertDefects, insertPlan } from '../store-writing.ts'

interface PlanFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A file that was read, with what is drafted from it. */
export interface OpenedPlan {
  readonly name: string
  readonly sha256: string
  readonly plan: ReadPlan
  readonly content: PublicationContent
}

/** Reads a plan from a file, outside any transaction. */
export async function openPlanFile(file: PlanFile): Promise<Outcome<{ readonly read: OpenedPlan }>> {
  const reading = await readPlan(file)
  if (!reading.ok) return refused('file', reading.problem)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const content = await contentOfPlan(file, reading.plan)
  return { ok: true, read: { name: file.name, sha256, plan: reading.plan, content } }
}

/** Reads a plan from a file and keeps it. */
export async function importPlan(
  db: Db,
  file: PlanFile,
  actor: Actor,
  now: Date,
): Promise<Outcome<KeptPlan>> {
  if (!mayEnter(actor, planPermissions.read)) return refused('', 'not-permitted')
  const opened = await openPlanFile(file)
  return opened.ok ? inTransaction(db, tx => keepPlan(tx, opened.read, actor, now)) : opened
}

interface KeptPlan {
  readonly planId: string
  readonly editionId: string
}

/**
 * Drafts a plan as a publication with its whole text, and lays its tasks and faults before the supervising office. Records
 * `supervision.plan-read`.
 */
export async function keepPlan(
  tx: Tx,
  { name, sha256, plan, content }: OpenedPlan,
  actor: Actor,
  now: Date,
): Promise<Outcome<KeptPlan>> {
  if (!mayEnter(actor, planPermissions.read)) return refused('', 'not-permitted')
  if (await planOfFile(tx, sha256)) return refused('file', 'already-read')
  const agencyId = officeOf(actor)
  const started = await startPublication(tx, workPlan, agencyId, content, actor, now)
  if (!started.ok) return started
  const { publicationId, editionId } = started
  const planId = newId(now)
  const book = await bookOf(tx)
  const kept = { ...plan, year: plan.year || now.getUTCFullYear() }
  const file = { fileName: name, sha256, by: actor.id }
  await insertPlan(tx, { id: planId, plan: kept, agencyId, publicationId, ...file }, book, now)
  await insertDefects(tx, planId, [...kept.defects, ...nameVariants(kept, book)], now)
  const decision = {
    about: 'plan' as const,
    subject: name,
    outcome: `读入 ${plan.tasks.length} 项任务`,
    note: '',
  }
  await recordDecision(tx, planId, decision, actor.id, now)
  const data = { sha256, tasks: plan.tasks.length, defects: plan.defects.length }
  const subject = { type: 'plan', id: planId }
  await recordFact(tx, { kind: 'supervision.plan-read', actor, scope: agencyId, subject, data }, now)
  return { ok: true, planId, editionId }
}

/** The agency for which somebody supervises. */
function officeOf(actor: Actor): string {
  return actor.grants.find(grant => grant.role === 'supervising-office')?.scope ?? actor.home
}

/** The whole text as a draft. A workbook has none but its table. */
async function contentOfPlan(file: PlanFile, plan: ReadPlan): Promise<PublicationContent> {
  const document = await readDocument(file)
  if (document.problem) return { ...emptyContent(), title: plan.title, body: tableHtml(plan.tasks) }
  // Pictures stay in the file: of a plan the public reads the words and the table.
  const content = contentOf({ ...document, body: document.body.replace(/<img\b[^>]*>/giu, ''), images: [] })
  return { ...content, documentNumber: content.documentNumber ?? plan.documentNumber }
}
