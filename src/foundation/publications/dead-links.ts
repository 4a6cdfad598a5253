import type { Db, Tx } from '../../platform/db/db.ts'
import { links } from './checks/links.ts'

/**
 * The links of a body that lead nowhere within our own house: a publication that is not live. Links to other sites are
 * tried by a job, never while a person waits.
 */
export async function deadInternalLinks(db: Db | Tx, body: string): Promise<ReadonlySet<string>> {
  const wanted = new Map<number, string>()
  for (const href of links(body)) {
    const number = /^\/d\/(\d{1,9})(?:[?#].*)?$/.exec(href)?.[1]
    if (number) wanted.set(Number(number), href)
  }
  if (wanted.size === 0) return new Set()
  const rows = await db
    .selectFrom('live.publications')
    .select('number')
    .where('number', 'in', [...wanted.keys()])
    .where('state', '=', 'live')
    .execute()
  for (const row of rows) wanted.delete(row.number)
  return new Set(wanted.values())
}
