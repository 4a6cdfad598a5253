import { sql } from 'kysely'
import type { Db, LiveDb, Tx } from '../../platform/db/db.ts'

/** How many letters of one kind came to one agency in one month, and what became of them. */
export interface LetterCount {
  readonly agencyKey: string
  readonly agencyName: string
  readonly kind: string
  /** `YYYY-MM` */
  readonly month: string
  readonly received: number
  readonly answered: number
  readonly inTime: number
  readonly referred: number
  readonly withdrawn: number
  readonly rated: number
  readonly scoreSum: number
  readonly workdaysSum: number
}

export interface CountFilter {
  /** `YYYY-MM`, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly agencyKey?: string | undefined
  readonly kind?: string | undefined
  readonly after?: { readonly month: string; readonly agencyKey: string; readonly kind: string } | undefined
  readonly limit: number
}

/** The counts in order of month, agency and kind. */
export async function letterCounts(live: LiveDb, filter: CountFilter): Promise<readonly LetterCount[]> {
  let query = live
    .selectFrom('live.letter_counts as c')
    .innerJoin('live.agencies as a', 'a.key', 'c.agency_key')
    .select([
      'c.agency_key as agencyKey',
      'a.name as agencyName',
      'c.kind',
      sql<string>`to_char(c.month, 'YYYY-MM')`.as('month'),
      'c.received',
      'c.answered',
      'c.in_time as inTime',
      'c.referred',
      'c.withdrawn',
      'c.rated',
      'c.score_sum as scoreSum',
      'c.workdays_sum as workdaysSum',
    ])
    .where('c.received', '>', 0)
    .orderBy('c.month')
    .orderBy('c.agency_key')
    .orderBy('c.kind')
    .limit(filter.limit)
  if (filter.from) query = query.where('c.month', '>=', `${filter.from}-01`)
  if (filter.to) query = query.where('c.month', '<=', `${filter.to}-01`)
  if (filter.agencyKey) query = query.where('c.agency_key', '=', filter.agencyKey)
  if (filter.kind) query = query.where('c.kind', '=', filter.kind)
  const { after } = filter
  if (after) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('c.month', 'c.agency_key', 'c.kind'),
        '>',
        tuple(`${after.month}-01`, after.agencyKey, after.kind),
      ),
    )
  }
  return query.execute()
}

/** Counts anew what changed since the last count; answers how many counts are different now. */
export async function projectCounts(db: Db | Tx, now: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select live.project_letter_counts(${now}) as n`.execute(db)
  return rows[0]?.n ?? 0
}
