import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'

/** Counts that something public was offered, opened, or sufficed: numbers of a day, nothing about anybody. */
export async function countOffer(db: Db, day: string, what: 'shown' | 'opened' | 'sufficed'): Promise<void> {
  await db
    .insertInto('desk.request_offers')
    .values({ day, shown: 0, opened: 0, sufficed: 0, [what]: 1 })
    .onConflict(conflict =>
      conflict.column('day').doUpdateSet({ [what]: sql<number>`desk.request_offers.${sql.ref(what)} + 1` }),
    )
    .execute()
}

/** The counts of some days, newest first. */
export async function offerCounts(db: Db, since: string) {
  return db
    .selectFrom('desk.request_offers')
    .selectAll()
    .where('day', '>=', since)
    .orderBy('day', 'desc')
    .limit(400)
    .execute()
}
