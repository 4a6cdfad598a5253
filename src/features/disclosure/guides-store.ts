import { sql } from 'kysely'
import { civilDateOf } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { LiveGuide } from './guide-review.ts'
import { guide } from './kinds.ts'
import './tables.ts'

/** Every live guide of an agency that is there, with what its review goes by; of these agencies, or of all. */
export async function liveGuides(db: Db | Tx, agencies: readonly string[] | 'all'): Promise<LiveGuide[]> {
  if (agencies !== 'all' && agencies.length === 0) return []
  let query = db
    .selectFrom('live.publications as p')
    .innerJoin('desk.editions as e', join =>
      join.onRef('e.publication_id', '=', 'p.id').on('e.state', '=', 'released'),
    )
    .innerJoin('desk.agencies as a', 'a.id', 'p.agency_id')
    .select([
      'p.agency_id as agencyId',
      'a.name as agencyName',
      'p.number',
      'e.id as editionId',
      'a.email',
      'a.created_at as createdAt',
      'a.changed_at as changedAt',
      sql<string>`coalesce(p.content -> 'details' ->> 'reviewed', '')`.as('reviewed'),
    ])
    .where('p.kind', '=', guide.key)
    .where('p.state', '=', 'live')
    .where('a.state', '=', 'active')
  if (agencies !== 'all') query = query.where('p.agency_id', 'in', agencies)
  const rows = await query.execute()
  return rows.map(({ createdAt, changedAt, ...row }) => ({
    ...row,
    detailsChanged: changedAt.getTime() > createdAt.getTime() ? civilDateOf(changedAt) : null,
  }))
}

/** Notes that the letter of a due day goes out now; false where it went out before. */
export async function noteReminder(tx: Tx, agencyId: string, dueOn: string, now: Date): Promise<boolean> {
  const row = await tx
    .insertInto('desk.guide_reminders')
    .values({ agency_id: agencyId, due_on: dueOn, sent_at: now })
    .onConflict(conflict => conflict.doNothing())
    .returning('agency_id')
    .executeTakeFirst()
  return row !== undefined
}
