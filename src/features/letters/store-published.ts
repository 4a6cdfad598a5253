import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'

/** The body of something live of one of these kinds. */
export async function liveBody(
  live: LiveDb,
  number: number,
  kinds: readonly string[],
): Promise<string | undefined> {
  const row = await live
    .selectFrom('live.publications')
    .select(sql<string>`content ->> 'body'`.as('body'))
    .where('number', '=', number)
    .where('kind', 'in', kinds)
    .where('state', '=', 'live')
    .executeTakeFirst()
  return row?.body
}
