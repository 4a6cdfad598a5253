import type { Db, Tx } from '../../platform/db/db.ts'
import type { CaseStanding } from './kind.ts'
import type { CaseCodeRow, CaseEventRow, CaseRow } from './tables.ts'

function standing(row: CaseRow): CaseStanding {
  return {
    id: row.id,
    kind: row.kind,
    agencyId: row.agency_id,
    state: row.state,
    version: row.version,
    number: row.number,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    closedAt: row.closed_at,
  }
}

export async function insertCase(tx: Tx, row: CaseRow): Promise<CaseStanding> {
  await tx.insertInto('desk.cases').values(row).execute()
  return standing(row)
}

/** A case of one kind; `lock` keeps it from others until the transaction ends. */
export async function findCase(
  db: Db | Tx,
  kind: string,
  caseId: string,
  lock?: 'lock',
): Promise<CaseStanding | undefined> {
  const query = db.selectFrom('desk.cases').selectAll().where('id', '=', caseId).where('kind', '=', kind)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  return row && standing(row)
}

export async function findCaseByNumber(db: Db | Tx, number: string): Promise<CaseStanding | undefined> {
  const row = await db.selectFrom('desk.cases').selectAll().where('number', '=', number).executeTakeFirst()
  return row && standing(row)
}

/** Writes the state after an event, and hands back where the case stands now. */
export async function updateCase(
  tx: Tx,
  caseId: string,
  change: Pick<CaseRow, 'state' | 'agency_id' | 'closed_at' | 'changed_at'>,
): Promise<CaseStanding> {
  const row = await tx
    .updateTable('desk.cases')
    .set(eb => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', caseId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return standing(row)
}

/** Appends an event; the case's lock keeps the order, and the version is the number. */
export async function insertCaseEvent(tx: Tx, row: CaseEventRow, note: string): Promise<void> {
  await tx.insertInto('desk.case_events').values(row).execute()
  if (note !== '') {
    await tx.insertInto('desk.case_notes').values({ case_id: row.case_id, seq: row.seq, note }).execute()
  }
}

/** An event with its words for staff, where they still stand. */
export type CaseEvent = CaseEventRow & { readonly note: string | null }

/** What happened to a case, oldest first. Some dozens at most, so without a cursor. */
export async function eventsOf(db: Db | Tx, caseId: string): Promise<CaseEvent[]> {
  return db
    .selectFrom('desk.case_events as e')
    .leftJoin('desk.case_notes as n', join =>
      join.onRef('n.case_id', '=', 'e.case_id').onRef('n.seq', '=', 'e.seq'),
    )
    .selectAll('e')
    .select('n.note')
    .where('e.case_id', '=', caseId)
    .orderBy('e.seq')
    .execute()
}

/** The events of many cases at once, for lists that reckon each case's due date. */
export async function eventsOfCases(
  db: Db | Tx,
  caseIds: readonly string[],
): Promise<Map<string, CaseEventRow[]>> {
  const rows =
    caseIds.length === 0
      ? []
      : await db
          .selectFrom('desk.case_events')
          .selectAll()
          .where('case_id', 'in', caseIds)
          .orderBy('case_id')
          .orderBy('seq')
          .execute()
  const byCase = new Map<string, CaseEventRow[]>()
  for (const row of rows) {
    const events = byCase.get(row.case_id)
    if (events) events.push(row)
    else byCase.set(row.case_id, [row])
  }
  return byCase
}

export async function putCode(tx: Tx, row: CaseCodeRow): Promise<void> {
  const { case_id, ...rest } = row
  await tx
    .insertInto('desk.case_codes')
    .values(row)
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(rest))
    .execute()
}

/** The code of the case with this number, locked, so that guesses are counted one after the other. */
export async function codeOfNumber(
  tx: Tx,
  kinds: readonly string[],
  number: string,
): Promise<(CaseCodeRow & { readonly kind: string }) | undefined> {
  return tx
    .selectFrom('desk.case_codes as k')
    .innerJoin('desk.cases as c', 'c.id', 'k.case_id')
    .selectAll('k')
    .select('c.kind')
    .where('c.number', '=', number)
    .where('c.kind', 'in', kinds)
    .forUpdate('k')
    .executeTakeFirst()
}

export async function updateCode(
  tx: Tx,
  caseId: string,
  change: Pick<CaseCodeRow, 'failures' | 'locked_at'>,
): Promise<void> {
  await tx.updateTable('desk.case_codes').set(change).where('case_id', '=', caseId).execute()
}
