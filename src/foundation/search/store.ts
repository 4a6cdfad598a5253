import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import { indexed, type SearchEntry } from './entry.ts'

/** Puts an entry into the index, in the transaction that makes the thing visible; an older one is replaced. */
export async function putEntry(tx: Tx, entry: SearchEntry): Promise<void> {
  await sql`select live.put_search_entry(${JSON.stringify(indexed(entry))}::jsonb)`.execute(tx)
}

/** Indexes an entry again that an older version indexed; one that was withdrawn or renewed meanwhile stays as it is. */
export async function renewEntry(tx: Tx, entry: SearchEntry): Promise<void> {
  await sql`select live.renew_search_entry(${JSON.stringify(indexed(entry))}::jsonb)`.execute(tx)
}

/** Takes an entry out, in the transaction that withdraws the thing. */
export async function dropEntry(tx: Tx, id: string): Promise<void> {
  await sql`select live.drop_search_entry(${id})`.execute(tx)
}
