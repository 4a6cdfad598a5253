import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'

/**
 * Runs a search in one snapshot, so that its count and its page agree, and on the lists: where the index's rows are few,
 * the planner would rather read them all, and does not know that each then fetches a long array from elsewhere.
 */
export function onLists<T>(live: LiveDb, work: (live: LiveDb) => Promise<T>): Promise<T> {
  return live
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async tx => {
      await sql`set local enable_seqscan = off`.execute(tx)
      return work(tx)
    })
}
