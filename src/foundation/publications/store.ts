import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { newId } from '../../platform/time/ids.ts'
import type { PublicationContent } from './content.ts'
import type { Signature, Standing } from './standing.ts'
import type { EditionEventRow, EditionRow, PublicationRow, WarningAnswerRow } from './tables.ts'

/** Adds a publication without any text yet. */
export async function insertPublication(
  tx: Tx,
  row: Omit<PublicationRow, 'number' | 'index_number'>,
): Promise<void> {
  await tx
    .insertInto('desk.publications')
    .values({ ...row, number: null, index_number: null })
    .execute()
}

/** Opens the next edition of a publication. The database allows one in work at a time. */
export async function insertEdition(
  tx: Tx,
  edition: { id: string; publicationId: string; by: string; note: string },
  now: Date,
): Promise<void> {
  const last = await tx
    .selectFrom('desk.editions')
    .select(({ fn }) => fn.max('ordinal').as('ordinal'))
    .where('publication_id', '=', edition.publicationId)
    .executeTakeFirst()
  const row: EditionRow = {
    id: edition.id,
    publication_id: edition.publicationId,
    ordinal: (last?.ordinal ?? 0) + 1,
    state: 'draft',
    revision_id: null,
    note: edition.note,
    scheduled_for: null,
    urgent: false,
    gates_due: null,
    version: 1,
    created_at: now,
    created_by: edition.by,
    changed_at: now,
  }
  await tx.insertInto('desk.editions').values(row).execute()
}

/** Appends a revision and makes it the current one of its edition. */
export async function insertRevision(
  tx: Tx,
  revision: { editionId: string; digest: string; authorId: string; content: PublicationContent },
  now: Date,
): Promise<string> {
  const id = newId(now)
  const last = await tx
    .selectFrom('desk.revisions')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('edition_id', '=', revision.editionId)
    .executeTakeFirst()
  await tx
    .insertInto('desk.revisions')
    .values({
      id,
      edition_id: revision.editionId,
      seq: (last?.seq ?? 0) + 1,
      digest: revision.digest,
      author_id: revision.authorId,
      at: now,
    })
    .execute()
  await tx
    .insertInto('desk.revision_contents')
    .values({ revision_id: id, content: JSON.stringify(revision.content) })
    .execute()
  await tx
    .updateTable('desk.editions')
    .set({ revision_id: id })
    .where('id', '=', revision.editionId)
    .execute()
  return id
}

/** The edition as decisions see it. `lock` holds the row until the transaction ends. */
export async function loadStanding(
  db: Db | Tx,
  editionId: string,
  lock: 'lock' | 'read',
): Promise<Standing | undefined> {
  const query = db.selectFrom('desk.editions').selectAll().where('id', '=', editionId)
  const edition = await (lock === 'lock' ? query.forUpdate() : query).executeTakeFirst()
  if (!edition?.revision_id) return undefined
  const publication = await db
    .selectFrom('desk.publications')
    .selectAll()
    .where('id', '=', edition.publication_id)
    .executeTakeFirstOrThrow()
  const revision = await db
    .selectFrom('desk.revisions as r')
    .innerJoin('desk.revision_contents as c', 'c.revision_id', 'r.id')
    .select(['r.digest', 'c.content'])
    .where('r.id', '=', edition.revision_id)
    .executeTakeFirstOrThrow()
  const authors = await db
    .selectFrom('desk.revisions')
    .select('author_id')
    .distinct()
    .where('edition_id', '=', edition.id)
    .execute()
  const signatures = await signaturesOf(db, edition.revision_id)
  const answers = await db
    .selectFrom('desk.warning_answers')
    .select('finding')
    .where('revision_id', '=', edition.revision_id)
    .execute()
  return {
    publicationId: publication.id,
    kind: publication.kind,
    agencyId: publication.agency_id,
    number: publication.number,
    indexNumber: publication.index_number,
    editionId: edition.id,
    ordinal: edition.ordinal,
    state: edition.state,
    note: edition.note,
    urgent: edition.urgent,
    gatesDue: edition.gates_due,
    scheduledFor: edition.scheduled_for,
    version: edition.version,
    revisionId: edition.revision_id,
    digest: revision.digest,
    content: revision.content,
    authors: authors.map(row => row.author_id),
    signatures,
    answered: new Set(answers.map(row => row.finding)),
  }
}

export async function signaturesOf(db: Db | Tx, revisionId: string): Promise<readonly Signature[]> {
  const rows = await db
    .selectFrom('desk.signatures')
    .selectAll()
    .where('revision_id', '=', revisionId)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    gate: row.gate,
    personId: row.person_id,
    digest: row.digest,
    at: row.at,
    note: row.note,
  }))
}

/** Changes an edition's row and counts its version up. */
export async function updateEdition(
  tx: Tx,
  editionId: string,
  change: Partial<Pick<EditionRow, 'state' | 'note' | 'scheduled_for' | 'urgent' | 'gates_due'>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('desk.editions')
    .set(eb => ({ ...change, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', editionId)
    .execute()
}

export async function insertSignature(
  tx: Tx,
  standing: Standing,
  gate: string,
  personId: string,
  note: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('desk.signatures')
    .values({
      id: newId(now),
      edition_id: standing.editionId,
      revision_id: standing.revisionId,
      digest: standing.digest,
      gate,
      person_id: personId,
      note,
      at: now,
    })
    .execute()
}

export async function insertEvent(tx: Tx, event: Omit<EditionEventRow, 'id'>): Promise<void> {
  await tx
    .insertInto('desk.edition_events')
    .values({ id: newId(event.at), ...event })
    .execute()
}

/** Passes a signed edition through the one door to the public; the database checks everything again. */
export async function callRelease(
  tx: Tx,
  release: {
    editionId: string
    releasedBy: string
    number: number
    indexNumber: string
    agencyKey: string
    agencyName: string
    gates: readonly string[]
    files: readonly { id: string }[]
  },
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select live.release_edition(${release.editionId}, ${release.releasedBy}, ${now}, ${release.number},
      ${release.indexNumber}, ${release.agencyKey}, ${release.agencyName}, ${[...release.gates]}::text[],
      ${JSON.stringify(release.files)}::jsonb) as number`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('live.release_edition returned nothing')
  return row.number
}

export async function callWithdraw(tx: Tx, publicationId: string, reason: string, now: Date): Promise<void> {
  await sql`select live.withdraw_publication(${publicationId}, ${now}, ${reason})`.execute(tx)
}

export async function callPin(tx: Tx, publicationId: string, until: Date | null, now: Date): Promise<void> {
  await sql`select live.pin_publication(${publicationId}, ${until}, ${now})`.execute(tx)
}

export async function insertWarningAnswer(tx: Tx, row: WarningAnswerRow): Promise<void> {
  await tx
    .insertInto('desk.warning_answers')
    .values(row)
    .onConflict(conflict =>
      conflict
        .columns(['revision_id', 'finding'])
        .doUpdateSet({ reason: row.reason, person_id: row.person_id, at: row.at }),
    )
    .execute()
}
