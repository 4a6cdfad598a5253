import type { Db, Tx } from '../../../platform/db/db.ts'

/** Where the newest edition of a publication is worked on, and how far it is. */
export interface NewestEdition {
  readonly editionId: string
  readonly state: string
}

/** The newest edition of a publication; undefined where it has none. */
export async function editionOf(db: Db | Tx, publicationId: string): Promise<NewestEdition | undefined> {
  const row = await db
    .selectFrom('desk.editions')
    .select(['id', 'state'])
    .where('publication_id', '=', publicationId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { editionId: row.id, state: row.state }
}

/** Whether a text stands or is on its way to the public: a draft that was thrown away is none. */
export async function hasText(db: Db | Tx, publicationId: string | null): Promise<boolean> {
  if (publicationId === null) return false
  const edition = await editionOf(db, publicationId)
  return edition !== undefined && edition.state !== 'discarded'
}
