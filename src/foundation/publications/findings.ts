import type { Db, Tx } from '../../platform/db/db.ts'
import { officialPhones } from '../agencies/index.ts'
import { inspectionsOf } from '../attachments/index.ts'
import { runChecks } from './checks/run.ts'
import type { Finding } from './checks/types.ts'
import type { PublicationContent } from './content.ts'
import { deadInternalLinks } from './dead-links.ts'

/** What the machine finds in a text now: the checks themselves are pure; this gathers the facts that they judge by. */
export async function findingsOf(
  db: Db | Tx,
  content: PublicationContent,
  now: Date,
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
  return runChecks(
    { ...content, attachments },
    {
      now,
      deadLinks: await deadInternalLinks(db, content.body),
      knownPhones: await officialPhones(db),
    },
  )
}
