import type { Db, Tx } from '../../../platform/db/db.ts'

declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.request_due_changes': DueChangeRow
  }
}

/** A request whose day was reckoned otherwise after the calendar changed. */
export interface DueChangeRow {
  case_id: string
  agency_id: string
  calendar: string
  due_before: string
  due_after: string
  at: Date
}

export async function noteDueChange(tx: Tx, row: DueChangeRow): Promise<void> {
  await tx
    .insertInto('desk.request_due_changes')
    .values(row)
    .onConflict(conflict => conflict.columns(['case_id', 'calendar']).doNothing())
    .execute()
}

/** The agencies that a reader may see. */
type Readable = readonly string[] | 'all'

function changesSince(db: Db, agencies: Readable, since: string) {
  const all = db
    .selectFrom('desk.request_due_changes as d')
    .where('d.at', '>=', new Date(`${since}T00:00:00+08:00`))
  return agencies === 'all' ? all : all.where('d.agency_id', 'in', [...agencies, NOBODY])
}
/** `in ()` is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export async function countDueChanges(db: Db, agencies: Readable, since: string): Promise<number> {
  const { n } = await changesSince(db, agencies, since)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** The changes since a day, newest first, with the numbers of the requests. */
export async function dueChanges(db: Db, agencies: Readable, since: string, limit: number) {
  return changesSince(db, agencies, since)
    .innerJoin('desk.cases as c', 'c.id', 'd.case_id')
    .select(['d.case_id', 'd.agency_id', 'd.calendar', 'd.due_before', 'd.due_after', 'd.at', 'c.number'])
    .orderBy('d.at', 'desc')
    .orderBy('d.case_id')
    .limit(limit)
    .execute()
}
