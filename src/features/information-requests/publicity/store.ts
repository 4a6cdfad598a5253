import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/db.ts'

declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.request_publicity': PublicityRow
  }
}

export type PublicityResult = 'publish' | 'not'

/** What was decided on whether something asked for becomes public for everybody. */
export interface PublicityRow {
  case_id: string
  agency_id: string
  result: PublicityResult
  reason: string
  /** How many requests had asked for it then. */
  asked: number
  decided_by: string
  decided_at: Date
}

/** `in ()` is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Requests of one agency that name the same title or document number, of which one at least was answered with disclosure. */
export interface SharedSubject {
  readonly agencyId: string
  /** Oldest first. */
  readonly caseIds: readonly string[]
  readonly applicants: number
}

/**
 * Which subjects several applicants asked an agency for, those that most asked for first. `among` narrows to subjects with one of these marks. Applicants are told
 * apart by their marks: who gave other particulars each time counts as several.
 */
export async function sharedSubjects(
  db: Db,
  agencies: readonly string[] | 'all',
  atLeast: number,
  among?: readonly string[],
): Promise<readonly SharedSubject[]> {
  const mine = agencies === 'all' ? sql`true` : sql`r.agency_id = any(${sql.val([...agencies])}::uuid[])`
  const marks = among === undefined ? undefined : sql.val([...among])
  const narrowed =
    marks === undefined
      ? sql``
      : sql`and r.subject_marks && ${marks}::text[] and m.mark = any(${marks}::text[])`
  // Read once and grouped: looking each subject up took a minute where many are asked for often.
  const { rows } = await sql<{ agency_id: string; case_ids: string[]; applicants: number }>`
    select r.agency_id, array_agg(r.case_id order by c.opened_at, r.case_id) as case_ids,
      count(distinct r.applicant_marks)::int as applicants
    from desk.information_requests r
    cross join lateral unnest(r.subject_marks) m(mark)
    join desk.cases c on c.id = r.case_id
    where ${mine} ${narrowed} and c.state <> 'retracted'
    group by r.agency_id, m.mark
    having count(*) >= ${atLeast} and count(distinct r.applicant_marks) >= ${atLeast}
      and bool_or(r.outcome in ('R02', 'R03', 'R04') and r.dispatched_on is not null)
    order by applicants desc, r.agency_id, m.mark`.execute(db)
  // A title and its number name the same requests: one subject.
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const key = row.case_ids.join(' ')
    if (seen.has(key)) return []
    seen.add(key)
    return [{ agencyId: row.agency_id, caseIds: row.case_ids, applicants: row.applicants }]
  })
}

/** What some agencies decided. */
export async function publicityOf(
  db: Db | Tx,
  agencies: readonly string[] | 'all',
): Promise<readonly PublicityRow[]> {
  const all = db.selectFrom('desk.request_publicity').selectAll()
  return agencies === 'all' ? all.execute() : all.where('agency_id', 'in', [...agencies, NOBODY]).execute()
}

/** A later decision on the same request takes the place of the earlier; what was decided when stays in the facts. */
export async function putPublicity(tx: Tx, row: PublicityRow): Promise<void> {
  const { case_id, ...rest } = row
  await tx
    .insertInto('desk.request_publicity')
    .values(row)
    .onConflict(conflict => conflict.column('case_id').doUpdateSet(rest))
    .execute()
}

/** The public numbers of requests. */
export async function numbersOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db.selectFrom('desk.cases').select(['id', 'number']).where('id', 'in', caseIds).execute()
  return new Map(rows.map(row => [row.id, row.number ?? '']))
}
