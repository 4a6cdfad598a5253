import type { Db, Tx } from '../../../platform/db/db.ts'
import { EDITION_WORDS } from './words.ts'

/** Where the newest edition of a publication is worked on, and how far it is, in words. */
export async function editionOf(
  db: Db | Tx,
  publicationId: string,
): Promise<{ readonly editionId: string; readonly state: string } | undefined> {
  const row = await db
    .selectFrom('desk.editions')
    .select(['id', 'state'])
    .where('publication_id', '=', publicationId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { editionId: row.id, state: EDITION_WORDS[row.state] ?? row.state }
}
