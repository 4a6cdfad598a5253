import { civilDateOf } from '../../law/civil-date.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { officialPhones } from '../agencies/index.ts'
import { inspectionsOf } from '../attachments/index.ts'
import { detailFindings } from './checks/details.ts'
import { runChecks } from './checks/run.ts'
import type { Finding } from './checks/types.ts'
import type { PublicationContent } from './content.ts'
import { deadInternalLinks } from './dead-links.ts'
import type { PublicationKind } from './kinds.ts'

/**
 * What the machine finds in a text now, and in the fields of its kind where that is given: the checks themselves are pure; this gathers the facts that they
 * judge by.
 */
export async function findingsOf(
  db: Db | Tx,
  content: PublicationContent,
  now: Date,
  made?: { readonly kind: PublicationKind; readonly publicationId: string },
): Promise<readonly Finding[]> {
  const inspections = await inspectionsOf(
    db,
    content.attachments.map(each => each.id),
  )
  const attachments = content.attachments.map(each => ({
    id: each.id,
    name: each.name,
    mediaType: each.mediaType,
    size: each.size,
    scan: 'unscanned' as const,
    ...inspections.get(each.id),
  }))
  const ofKind = made ? await kindFindings(db, content, made.kind, made.publicationId, now) : []
  const found = runChecks(
    { ...content, attachments },
    {
      now,
      deadLinks: await deadInternalLinks(db, content.body),
      knownPhones: await officialPhones(db),
    },
  )
  return [...ofKind, ...found]
}

/** What the kind asks of its own fields, held against what the public has now. */
async function kindFindings(
  db: Db | Tx,
  content: PublicationContent,
  kind: PublicationKind,
  publicationId: string,
  now: Date,
): Promise<readonly Finding[]> {
  if (!kind.details.some(field => field.advances)) return []
  const inForce = await db
    .selectFrom('live.publications')
    .select('content')
    .where('id', '=', publicationId)
    .executeTakeFirst()
  return detailFindings(kind.details, content.details, inForce?.content?.details, civilDateOf(now))
}
