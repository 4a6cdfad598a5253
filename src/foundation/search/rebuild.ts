import { type Db, inTransaction } from '../../platform/db/db.ts'
import { agenciesToIndex, indexAgency } from './agencies.ts'
import { INDEX_VERSION } from './normalise.ts'
import { renewEntry } from './store.ts'

const PIECE = 100

/**
 * Brings the index up to this program: entries that an older version indexed are indexed again from their own text, and
 * agencies that have no entry get one. Runs before the house opens; does nothing when nothing is to be done, and may be
 * interrupted and run twice. Returns how many entries were written.
 */
export async function bringSearchUpToDate(db: Db): Promise<number> {
  let written = 0
  for (;;) {
    const many = await inTransaction(db, async tx => {
      const rows = await tx
        .selectFrom('live.search_entries')
        .selectAll()
        .where('index_version', '<', INDEX_VERSION)
        .orderBy('id')
        .limit(PIECE)
        .execute()
      for (const row of rows) {
        await renewEntry(tx, {
          id: row.id,
          kind: row.kind,
          href: row.href,
          title: row.title,
          documentNumber: row.document_number,
          agencyKey: row.agency_key,
          agencyName: row.agency_name,
          topic: row.topic,
          day: row.day,
          holdsUntil: row.holds_until,
          summary: row.summary,
          text: row.text,
        })
      }
      return rows.length
    })
    written += many
    if (many === 0) break
  }
  const lacking = await agenciesToIndex(db)
  for (const id of lacking) await inTransaction(db, tx => indexAgency(tx, id))
  return written + lacking.length
}
