import { sql } from 'kysely'
import type { LiveDb } from '../../platform/db/db.ts'
import { links } from './checks/links.ts'
import type { AttachmentRef } from './content.ts'

/** Where a public text leads: the targets in its body and the files that it names. */
export interface LinkedText {
  readonly number: number
  readonly title: string
  readonly links: readonly string[]
  readonly attachments: readonly Pick<AttachmentRef, 'id' | 'name'>[]
}

/** The links of what was released last, `limit` texts at the most, of one agency or of all. */
export async function liveLinks(
  live: LiveDb,
  agencyKey: string | null,
  limit: number,
): Promise<readonly LinkedText[]> {
  let query = live
    .selectFrom('live.publications')
    .select(['number', 'title'])
    .select(sql<string>`coalesce(content->>'body', '')`.as('body'))
    .select(sql<AttachmentRef[]>`coalesce(content->'attachments', '[]'::jsonb)`.as('attachments'))
    .where('state', '=', 'live')
    .orderBy('released_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
  if (agencyKey !== null) query = query.where('agency_key', '=', agencyKey)
  const rows = await query.execute()
  return rows.map(({ number, title, body, attachments }) => ({
    number,
    title,
    links: links(body),
    attachments: attachments.map(({ id, name }) => ({ id, name })),
  }))
}
