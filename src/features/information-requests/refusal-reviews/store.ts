import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/db.ts'

declare module '../../../platform/db/db.ts' {
  interface Tables {
    'desk.request_reviews': RefusalReviewRow
  }
}

export type RefusalReviewResult = 'kept' | 'can-be-opened'

/** What another look at a refusal came to (Regulation art. 18). */
export interface RefusalReviewRow {
  id: string
  case_id: string
  agency_id: string
  result: RefusalReviewResult
  reason: string
  reviewed_on: string
  reviewed_by: string
  at: Date
}

/** The outcomes that keep information back by arts. 14 to 16. */
export const REFUSALS = ['R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11'] as const

/** A refusal with the last look that was taken at it. */
export interface Refusal {
  readonly caseId: string
  readonly agencyId: string
  readonly number: string
  readonly outcome: string
  readonly dispatchedOn: string
  readonly reviewedOn: string | null
  readonly result: RefusalReviewResult | null
  readonly reason: string | null
}

type Readable = readonly string[] | 'all'
/** `in ()` is no SQL. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

function refusals(db: Db, agencies: Readable) {
  const all = db
    .selectFrom('desk.information_requests as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .leftJoinLateral(
      eb =>
        eb
          .selectFrom('desk.request_reviews as v')
          .select(['v.reviewed_on', 'v.result', 'v.reason'])
          .whereRef('v.case_id', '=', 'r.case_id')
          .orderBy('v.at', 'desc')
          .limit(1)
          .as('last'),
      join => join.onTrue(),
    )
    .where('r.outcome', 'in', [...REFUSALS])
    .where('r.dispatched_on', 'is not', null)
  return agencies === 'all' ? all : all.where('r.agency_id', 'in', [...agencies, NOBODY])
}

/**
 * Refusals that nobody has looked at since a day, the longest first: of those still kept back. `caseId` asks for one, whenever it
 * was looked at.
 */
export async function refusalsLastSeen(
  db: Db,
  agencies: Readable,
  which: { readonly until: string } | { readonly after: string } | { readonly caseId: string },
  limit: number,
): Promise<readonly Refusal[]> {
  const seen = sql<string>`coalesce(last.reviewed_on, r.dispatched_on)`
  const asked = refusals(db, agencies)
  const found =
    'caseId' in which
      ? asked.where('r.case_id', '=', which.caseId)
      : 'until' in which
        ? asked
            .where(seen, '<=', which.until)
            .where(eb => eb.or([eb('last.result', 'is', null), eb('last.result', '=', 'kept')]))
        : asked.where('last.reviewed_on', '>', which.after)
  const rows = await found
    .select([
      'r.case_id',
      'r.agency_id',
      'c.number',
      'r.outcome',
      'r.dispatched_on',
      'last.reviewed_on',
      'last.result',
      'last.reason',
    ])
    .orderBy(seen)
    .orderBy('r.case_id')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    caseId: row.case_id,
    agencyId: row.agency_id,
    number: row.number ?? '',
    outcome: row.outcome ?? '',
    dispatchedOn: row.dispatched_on ?? '',
    reviewedOn: row.reviewed_on,
    result: row.result,
    reason: row.reason,
  }))
}

/** Whether there is a refusal that nobody has looked at since a day. Stops at the first. */
export async function isReviewDue(db: Db, agencies: readonly string[], until: string): Promise<boolean> {
  const found = await db
    .selectFrom('desk.information_requests as r')
    .select('r.case_id')
    .where('r.agency_id', 'in', [...agencies, NOBODY])
    .where('r.outcome', 'in', [...REFUSALS])
    .where('r.dispatched_on', '<=', until)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('desk.request_reviews as v')
            .select('v.id')
            .whereRef('v.case_id', '=', 'r.case_id')
            .where(eb => eb.or([eb('v.reviewed_on', '>', until), eb('v.result', '=', 'can-be-opened')])),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Refusals of which the last look said that they can be opened. */
export async function openableRefusals(
  db: Db,
  agencies: Readable,
): Promise<readonly Pick<RefusalReviewRow, 'case_id' | 'agency_id' | 'at'>[]> {
  const all = db
    .selectFrom('desk.request_reviews as v')
    .select(['v.case_id', 'v.agency_id', 'v.at'])
    .where('v.result', '=', 'can-be-opened')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('desk.request_reviews as w')
            .select('w.id')
            .whereRef('w.case_id', '=', 'v.case_id')
            .whereRef('w.at', '>', 'v.at'),
        ),
      ),
    )
    .orderBy('v.at')
  return (agencies === 'all' ? all : all.where('v.agency_id', 'in', [...agencies, NOBODY])).execute()
}

export async function insertRefusalReview(tx: Tx, row: RefusalReviewRow): Promise<void> {
  await tx.insertInto('desk.request_reviews').values(row).execute()
}
