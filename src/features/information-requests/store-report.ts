import { sql } from 'kysely'
import type { CollectedFees } from '../../foundation/cases/index.ts'
import type { CountedCell } from '../../law/report-form.ts'
import type { Db } from '../../platform/db/db.ts'

/** A row of table two or a column of table three, with how often it counts. */
export interface Counted {
  readonly cell: CountedCell
  readonly n: number
}

/**
 * What the annual report counts of an agency's requests in a calendar year. New ones by the day of receipt, results by the day on
 * which the answer went out, and what was open at either end of the year. What is decided anew after an annulment is left out.
 * `rows` maps outcomes to rows: the law's table, not this query, says what counts where.
 */
export async function countRequests(
  db: Db,
  agencyId: string,
  year: number,
  rows: readonly { readonly outcome: string; readonly row: string }[],
): Promise<readonly Counted[]> {
  const from = `${year}-01-01`
  const until = `${year + 1}-01-01`
  const mapping = sql.join(rows.map(each => sql`(${each.outcome}, ${each.row})`))
  const { rows: counted } = await sql<{ row: string; col: string; n: string }>`
    with mine as materialized (
      select r.applicant_column as col, r.received_on >= ${from} as fresh, coalesce(r.concluded_on < ${until}, false) as over,
        r.outcome, count(*) as n
      from desk.information_requests r
      where r.agency_id = ${agencyId} and r.redo_of is null and r.received_on < ${until}
        and (r.concluded_on is null or r.concluded_on >= ${from})
      group by 1, 2, 3, 4
    ), mapping (outcome, row) as (values ${mapping})
    select 'r1' as row, col, sum(n) as n from mine where fresh group by col
    union all
    select 'r2', col, sum(n) from mine where not fresh group by col
    union all
    select m.row, col, sum(n) from mine join mapping m using (outcome) where over group by m.row, col
    union all
    select 'r4', col, sum(n) from mine where not over group by col`.execute(db)
  const { rows: disputes } = await sql<{ kind: string; result: string; n: string }>`
    select d.kind, case when d.decided_on >= ${from} and d.decided_on < ${until} then d.result else 'pending' end as result,
      count(*) as n
    from desk.request_disputes d join desk.information_requests r using (case_id)
    where r.agency_id = ${agencyId} and d.accepted_on < ${until} and (d.decided_on is null or d.decided_on >= ${from})
    group by 1, 2`.execute(db)
  return [
    ...counted.map(each => ({ cell: `t2.${each.row}.${each.col}` as CountedCell, n: Number(each.n) })),
    ...disputes.map(each => ({ cell: `t3.${each.kind}.${each.result}` as CountedCell, n: Number(each.n) })),
  ]
}

/** The fees that were paid to these agencies in a calendar year. */
export async function collectedFees(
  db: Db,
  agencyIds: readonly string[],
  year: number,
): Promise<CollectedFees> {
  if (agencyIds.length === 0) return { requests: 0, yuan: 0 }
  const { n, yuan } = await db
    .selectFrom('desk.request_fees as f')
    .innerJoin('desk.information_requests as r', 'r.case_id', 'f.case_id')
    .select(({ fn }) => [fn.countAll<string>().as('n'), fn.sum<string | null>('f.amount').as('yuan')])
    .where('r.agency_id', 'in', [...agencyIds])
    .where('f.paid_on', '>=', `${year}-01-01`)
    .where('f.paid_on', '<', `${year + 1}-01-01`)
    .executeTakeFirstOrThrow()
  return { requests: Number(n), yuan: Number(yuan ?? 0) }
}

/** More than a person reads; a cell with more says so. */
export const MOST_LISTED = 500

export interface CountedRequest {
  readonly caseId: string
  readonly number: string
  readonly receivedOn: string | null
  readonly concludedOn: string | null
  readonly outcome: string | null
}

/** The requests that a cell counts, by day of receipt: the same conditions as the count. */
export async function requestsOfCell(
  db: Db,
  agencyId: string,
  year: number,
  cell: {
    readonly table: 't2' | 't3'
    readonly row: string
    readonly column: string
    readonly outcomes: readonly string[]
  },
): Promise<readonly CountedRequest[]> {
  const from = `${year}-01-01`
  const until = `${year + 1}-01-01`
  let query = db
    .selectFrom('desk.information_requests as r')
    .innerJoin('desk.cases as c', 'c.id', 'r.case_id')
    .select([
      'r.case_id as caseId',
      'c.number',
      'r.received_on as receivedOn',
      'r.concluded_on as concludedOn',
      'r.outcome',
    ])
    .where('r.agency_id', '=', agencyId)
    .orderBy('r.received_on')
    .orderBy('r.case_id')
    .limit(MOST_LISTED)
  if (cell.table === 't3') {
    query = query.where(({ exists, selectFrom }) => {
      const dispute = selectFrom('desk.request_disputes as d')
        .select('d.id')
        .whereRef('d.case_id', '=', 'r.case_id')
        .where(sql<boolean>`d.kind = ${cell.row} and d.accepted_on < ${until} and (d.decided_on is null or d.decided_on >= ${from})
          and case when d.decided_on >= ${from} and d.decided_on < ${until} then d.result else 'pending' end = ${cell.column}`)
      return exists(dispute)
    })
  } else {
    query = query
      .where('r.redo_of', 'is', null)
      .where('r.received_on', '<', until)
      .where(sql<boolean>`r.applicant_column = ${cell.column}`)
      .where(sql<boolean>`(r.concluded_on is null or r.concluded_on >= ${from})`)
    if (cell.row === 'r1') query = query.where('r.received_on', '>=', from)
    else if (cell.row === 'r2') query = query.where('r.received_on', '<', from)
    else if (cell.row === 'r4')
      query = query.where(sql<boolean>`(r.concluded_on is null or r.concluded_on >= ${until})`)
    else {
      query = query.where('r.concluded_on', '<', until).where('r.outcome', 'in', [...cell.outcomes, ''])
    }
  }
  const rows = await query.execute()
  return rows.map(({ number, ...rest }) => ({ ...rest, number: number ?? '' }))
}
