import type { Db, LiveDb, Tx } from '../../platform/db/db.ts'
import { extensionOf } from '../../platform/files/file-names.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { newId } from '../../platform/time/ids.ts'
import type { Accepted } from './accept.ts'
import type { AttachmentRow, Inspection, LiveFileRow } from './tables.ts'

/** Names an accepted file: from now on a text may carry it. Returns its id. */
export async function saveAttachment(
  tx: Tx,
  file: Accepted,
  agencyId: string,
  actor: Actor,
  now: Date,
): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('desk.attachments')
    .values({
      id,
      agency_id: agencyId,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      scan: file.scan,
      inspected: JSON.stringify(file.inspected),
      uploaded_by: actor.id,
      uploaded_at: now,
    })
    .execute()
  return id
}

export interface AttachmentInspection extends Inspection {
  readonly scan: AttachmentRow['scan']
}

/** What is known of some attachments, by id. */
export async function inspectionsOf(
  db: Db | Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AttachmentInspection>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('desk.attachments')
    .select(['id', 'scan', 'inspected'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, { scan: row.scan, ...row.inspected }]))
}

/** One attachment of the desk, for its bytes. */
export async function attachmentOf(db: Db | Tx, id: string) {
  return db.selectFrom('desk.attachments').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Every public file with the extension of its name, in bounded steps. */
export async function* liveFiles(live: LiveDb): AsyncGenerator<{
  readonly id: string
  readonly sha256: string
  readonly extension: string
}> {
  for (let after = NIL; ; ) {
    const rows = await live
      .selectFrom('live.files')
      .select(['id', 'sha256', 'name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(STEP)
      .execute()
    for (const { id, sha256, name } of rows) yield { id, sha256, extension: extensionOf(name) }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

const NIL = '00000000-0000-0000-0000-000000000000'
const STEP = 500

/** A file that is public now. Withdrawn and never released files have no row. */
export async function liveFile(live: LiveDb, id: string): Promise<LiveFileRow | undefined> {
  return live.selectFrom('live.files').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Which of these files the public cannot have: never released, or withdrawn. */
export async function notLive(live: LiveDb, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = new Set(ids)
  if (missing.size === 0) return missing
  const rows = await live
    .selectFrom('live.files')
    .select('id')
    .where('id', 'in', [...missing])
    .execute()
  for (const { id } of rows) missing.delete(id)
  return missing
}
