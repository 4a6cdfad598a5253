import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'

/** Something public that stands in no column. */
export interface UnplacedRow {
  readonly editionId: string
  readonly agencyId: string
  readonly kind: string
  readonly number: number
  readonly title: string
  readonly theme: string | null
  readonly documentNumber: string | null
  readonly releasedAt: Date
}

/** What is live of some agencies and kinds and stands in no column, the newest first; one more than is shown says so. */
export async function unplaced(
  db: Db,
  agencies: readonly string[],
  kinds: readonly string[],
  limit: number,
): Promise<readonly UnplacedRow[]> {
  if (agencies.length === 0 || kinds.length === 0) return []
  return db
    .selectFrom('live.publications as l')
    .innerJoin('desk.editions as e', join =>
      join.onRef('e.publication_id', '=', 'l.id').on('e.state', '=', 'released'),
    )
    .select(['e.id as editionId', 'l.agency_id as agencyId', 'l.kind', 'l.number', 'l.title'])
    .select(['l.document_number as documentNumber', 'l.released_at as releasedAt'])
    .select(sql<string | null>`l.content ->> 'theme'`.as('theme'))
    .where('l.state', '=', 'live')
    .where('l.agency_id', 'in', agencies)
    .where('l.kind', 'in', kinds)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('live.publication_columns as c')
            .select('c.number')
            .whereRef('c.publication_id', '=', 'l.id'),
        ),
      ),
    )
    .orderBy('l.released_at', 'desc')
    .orderBy('l.number', 'desc')
    .limit(limit)
    .execute()
}
