import type { Db, Tx } from '../../platform/db/db.ts'
import type { PublicationContent } from './content.ts'
import type { EditionState } from './workflow.ts'

/** A person's reason for passing over a warning. */
export interface WarningAnswer {
  readonly finding: string
  readonly reason: string
  readonly personId: string
  readonly at: Date
}

export async function warningAnswersOf(db: Db, revisionId: string): Promise<readonly WarningAnswer[]> {
  return db
    .selectFrom('desk.warning_answers')
    .select(['finding', 'reason', 'person_id as personId', 'at'])
    .where('revision_id', '=', revisionId)
    .orderBy('at')
    .execute()
}

/** A revision in the history of a publication, and who signed it. */
export interface RevisionSummary {
  readonly id: string
  readonly editionId: string
  readonly ordinal: number
  readonly seq: number
  readonly digest: string
  readonly authorId: string
  readonly at: Date
  readonly gates: readonly { readonly gate: string; readonly personId: string; readonly at: Date }[]
}

/** All revisions of a publication, newest first. */
export async function revisionsOf(db: Db, publicationId: string): Promise<readonly RevisionSummary[]> {
  const rows = await db
    .selectFrom('desk.revisions as r')
    .innerJoin('desk.editions as e', 'e.id', 'r.edition_id')
    .select([
      'r.id',
      'e.id as editionId',
      'e.ordinal',
      'r.seq',
      'r.digest',
      'r.author_id as authorId',
      'r.at',
    ])
    .where('e.publication_id', '=', publicationId)
    .orderBy('e.ordinal', 'desc')
    .orderBy('r.seq', 'desc')
    .execute()
  const signatures = await db
    .selectFrom('desk.signatures as s')
    .innerJoin('desk.editions as e', 'e.id', 's.edition_id')
    .select(['s.revision_id as revisionId', 's.gate', 's.person_id as personId', 's.at'])
    .where('e.publication_id', '=', publicationId)
    .orderBy('s.id')
    .execute()
  return rows.map(row => ({ ...row, gates: signatures.filter(each => each.revisionId === row.id) }))
}

/** Every signature of an edition, also those on revisions that were changed since. */
export async function signaturesOfEdition(db: Db, editionId: string) {
  return db
    .selectFrom('desk.signatures')
    .select(['gate', 'person_id as personId', 'at'])
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
}

/** The text that the public had before this edition: what a reviewer of a change compares with. */
export async function releasedBefore(
  db: Db,
  publicationId: string,
  ordinal: number,
): Promise<{ readonly revisionId: string; readonly ordinal: number } | undefined> {
  const row = await db
    .selectFrom('desk.editions')
    .select(['revision_id', 'ordinal'])
    .where('publication_id', '=', publicationId)
    .where('ordinal', '<', ordinal)
    .where('state', 'in', ['released', 'superseded', 'withdrawn'])
    .orderBy('ordinal', 'desc')
    .executeTakeFirst()
  return row?.revision_id ? { revisionId: row.revision_id, ordinal: row.ordinal } : undefined
}

/** Until when a live publication is pinned; null where it is not, or not live. */
export async function pinnedUntilOf(db: Db, publicationId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('live.publications')
    .select('pinned_until')
    .where('id', '=', publicationId)
    .executeTakeFirst()
  return row?.pinned_until ?? null
}

/** A publication as the desk knows it, without any text. */
export async function publicationRow(db: Db | Tx, publicationId: string) {
  return db.selectFrom('desk.publications').selectAll().where('id', '=', publicationId).executeTakeFirst()
}

/** What the holder of a preview link may see: the revision that it was made for. */
export interface PreviewedRevision {
  readonly content: PublicationContent
  readonly state: EditionState
  readonly kind: string
  readonly agencyId: string
  readonly endsAt: Date
  readonly at: Date
}

/** Keeps a preview link: only the hash of its token is stored. */
export async function insertPreviewLink(
  tx: Tx,
  row: { token_hash: string; revision_id: string; created_by: string; ends_at: Date },
): Promise<void> {
  await tx.insertInto('desk.preview_links').values(row).execute()
}

/** The revision behind a preview link that is not over; undefined for every other token. */
export async function previewedRevision(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<PreviewedRevision | undefined> {
  return db
    .selectFrom('desk.preview_links as l')
    .innerJoin('desk.revisions as r', 'r.id', 'l.revision_id')
    .innerJoin('desk.revision_contents as c', 'c.revision_id', 'r.id')
    .innerJoin('desk.editions as e', 'e.id', 'r.edition_id')
    .innerJoin('desk.publications as p', 'p.id', 'e.publication_id')
    .select(['c.content', 'e.state', 'p.kind', 'p.agency_id as agencyId', 'l.ends_at as endsAt', 'r.at'])
    .where('l.token_hash', '=', tokenHash)
    .where('l.ends_at', '>', now)
    .executeTakeFirst()
}
