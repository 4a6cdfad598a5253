import type { LiveDb } from '../../platform/db/db.ts'
import type { PublicationContent } from './content.ts'

/** A version as lists of versions show it; its text is read apart. */
export interface VersionSummary {
  readonly version: number
  readonly releasedAt: Date
  /** What changed, for the public; empty for the first. */
  readonly note: string
  readonly digest: string
}

/** The versions of a publication, newest first, without their texts. */
export async function versionSummaries(
  live: LiveDb,
  publicationId: string,
): Promise<readonly VersionSummary[]> {
  return live
    .selectFrom('live.versions')
    .select(['version', 'released_at as releasedAt', 'note', 'digest'])
    .where('publication_id', '=', publicationId)
    .orderBy('version', 'desc')
    .execute()
}

/** The text of one version. Undefined where there is no such version, or its text was taken from the public. */
export async function versionContent(
  live: LiveDb,
  publicationId: string,
  version: number,
): Promise<PublicationContent | undefined> {
  const row = await live
    .selectFrom('live.versions')
    .select('content')
    .where('publication_id', '=', publicationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.content ?? undefined
}
