import type { Db, Tx } from '../../platform/db/db.ts'
import type { ConsultationKind, ConsultationRow, DisputeRow } from './tables.ts'

/** Who is heard beside a request, oldest first. */
export async function consultationsOf(db: Db | Tx, caseId: string): Promise<ConsultationRow[]> {
  return db
    .selectFrom('desk.request_consultations')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

export async function insertConsultation(tx: Tx, row: ConsultationRow): Promise<void> {
  await tx.insertInto('desk.request_consultations').values(row).execute()
}

export async function updateConsultation(
  tx: Tx,
  id: string,
  change: Partial<Omit<ConsultationRow, 'id' | 'case_id' | 'kind'>>,
): Promise<void> {
  await tx.updateTable('desk.request_consultations').set(change).where('id', '=', id).execute()
}

/** What runs beside a request. */
export interface Beside {
  /** Who was asked and has not answered, oldest first. */
  readonly heard: readonly ConsultationKind[]
  readonly extended: boolean
}

/** What runs beside the requests of one page of the queue. */
export async function runningBeside(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Beside>> {
  if (caseIds.length === 0) return new Map()
  const open = await db
    .selectFrom('desk.request_consultations')
    .select(['case_id', 'kind'])
    .where('case_id', 'in', caseIds)
    .where('closed_on', 'is', null)
    .orderBy('at')
    .execute()
  const extensions = await db
    .selectFrom('desk.case_events')
    .select('case_id')
    .where('case_id', 'in', caseIds)
    .where('event', 'in', ['extend', 'delay'])
    .execute()
  return new Map(
    caseIds.map(id => [
      id,
      {
        heard: open.filter(each => each.case_id === id).map(each => each.kind),
        extended: extensions.some(each => each.case_id === id),
      },
    ]),
  )
}

/** What stops a clock and was not answered, sent before a day: the worker closes what has waited long enough. */
export async function unansweredSince(db: Db, sentBefore: string, limit: number): Promise<ConsultationRow[]> {
  return db
    .selectFrom('desk.request_consultations')
    .selectAll()
    .where('closed_on', 'is', null)
    .where('kind', 'in', ['third-party', 'co-producer', 'other-agency'])
    .where('sent_on', '<', sentBefore)
    .orderBy('sent_on')
    .limit(limit)
    .execute()
}

export async function disputesOf(db: Db | Tx, caseId: string): Promise<DisputeRow[]> {
  return db
    .selectFrom('desk.request_disputes')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute()
}

export async function insertDispute(tx: Tx, row: DisputeRow): Promise<void> {
  await tx.insertInto('desk.request_disputes').values(row).execute()
}

export async function updateDispute(
  tx: Tx,
  id: string,
  change: Partial<Omit<DisputeRow, 'id' | 'case_id' | 'kind'>>,
): Promise<void> {
  await tx.updateTable('desk.request_disputes').set(change).where('id', '=', id).execute()
}
