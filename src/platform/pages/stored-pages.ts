import { CompiledQuery, sql } from 'kysely'
import type { Db, LiveDb } from '../db/db.ts'
import type { LivePageRow } from './tables.ts'

export type StoredPage = Pick<LivePageRow, 'keys' | 'etag' | 'body'> & {
  /** The last change that this connection has replayed. */
  readonly seq: number
}

/** The last change that this connection has replayed; 0 before the first. */
export async function seenSeq(live: LiveDb): Promise<number> {
  const row = await live
    .selectFrom('live.changes')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}

/** Written out: building it anew costs a cold page a tenth of its time. */
const STORED = `select keys, etag, body, (select coalesce(max(seq), 0) from live.changes) as seq
  from live.pages where path = $1 and layout = $2`

/** A page as this layout draws it, in one read. Undefined where it must be drawn. */
export async function storedPage(
  live: LiveDb,
  path: string,
  layout: string,
): Promise<StoredPage | undefined> {
  const { rows } = await live.executeQuery(
    CompiledQuery.raw(STORED, [path, layout]) as CompiledQuery<
      Pick<LivePageRow, 'keys' | 'etag' | 'body'> & { seq: string }
    >,
  )
  const [row] = rows
  return row && { ...row, seq: Number(row.seq) }
}

/** The validators of those of the pages that are kept in this layout. */
export async function storedEtags(
  live: LiveDb,
  paths: readonly string[],
  layout: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await live
    .selectFrom('live.pages')
    .select(['path', 'etag'])
    .where('path', '=', sql<string>`any(${sql.val(paths)}::text[])`)
    .where('layout', '=', layout)
    .execute()
  return new Map(rows.map(row => [row.path, row.etag]))
}

/** Those of the pages that are kept in this layout, whole. */
export async function storedPages(
  live: LiveDb,
  paths: readonly string[],
  layout: string,
): Promise<readonly Pick<LivePageRow, 'path' | 'etag' | 'body'>[]> {
  return live
    .selectFrom('live.pages')
    .select(['path', 'etag', 'body'])
    .where('path', '=', sql<string>`any(${sql.val(paths)}::text[])`)
    .where('layout', '=', layout)
    .execute()
}

/** Keeps a page for every node. False where something that it shows has changed meanwhile. */
export async function storePage(db: Db, path: string, layout: string, page: StoredPage): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select live.put_page(${path}, ${layout}, ${sql.val(page.keys)}::text[], ${page.seq}, ${page.etag}, ${page.body}) as kept`.execute(
    db,
  )
  return rows[0]?.kept ?? false
}
