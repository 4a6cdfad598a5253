import { sql } from 'kysely'
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
    with mine as (
      select r.applicant_column as col, r.received_on, r.concluded_on, r.outcome
      from desk.information_requests r
      where r.agency_id = ${agencyId} and r.redo_of is null and r.received_on < ${until}
        and (r.concluded_on is null or r.concluded_on >= ${from})
    ), mapping (outcome, row) as (values ${mapping})
    select 'r1' as row, col, count(*) as n from mine where received_on >= ${from} group by col
    union all
    select 'r2', col, count(*) from mine where received_on < ${from} group by col
    union all
    select m.row, col, count(*) from mine join mapping m using (outcome)
      where concluded_on < ${until} group by m.row, col
    union all
    select 'r4', col, count(*) from mine where concluded_on is null or concluded_on >= ${until} group by col`.execute(
    db,
  )
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
