import type { Db, Tx } from '../../platform/db/db.ts'
import type { PublicationContent } from './content.ts'
import type { EditionEventRow } from './tables.ts'
import type { EditionState } from './workflow.ts'

/** The publication of a kind that an agency has one of, if there is one that was not discarded before release. */
export async function publicationOfKind(
  db: Db | Tx,
  kind: string,
  agencyId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('desk.publications as p')
    .innerJoin('desk.editions as e', 'e.publication_id', 'p.id')
    .select('p.id')
    .where('p.kind', '=', kind)
    .where('p.agency_id', '=', agencyId)
    .where('e.state', '!=', 'discarded')
    .executeTakeFirst()
  return row?.id
}

export async function hasEditionInWork(db: Db | Tx, publicationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('desk.editions')
    .select('id')
    .where('publication_id', '=', publicationId)
    .where('state', 'in', IN_WORK)
    .executeTakeFirst()
  return row !== undefined
}

const IN_WORK: readonly EditionState[] = ['draft', 'submitted', 'reviewed', 'approved', 'scheduled']

/** The edition from which the next one starts: the newest that was not discarded. */
export async function latestEdition(db: Db | Tx, publicationId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('desk.editions')
    .select('id')
    .where('publication_id', '=', publicationId)
    .where('state', '!=', 'discarded')
    .orderBy('ordinal', 'desc')
    .executeTakeFirst()
  return row?.id
}

export interface DeskListRow {
  readonly publicationId: string
  readonly editionId: string
  readonly ordinal: number
  readonly number: number | null
  readonly kind: string
  readonly agencyId: string
  readonly state: EditionState
  readonly title: string
  readonly changedAt: Date
  readonly scheduledFor: Date | null
  readonly gatesDue: Date | null
  readonly authorId: string
}

export interface DeskListFilter {
  /** The agencies whose work the person may see; `all` for the supervising office. */
  readonly agencies: readonly string[] | 'all'
  readonly states?: readonly EditionState[]
  readonly agencyId?: string
  readonly kind?: string
  /** Part of a title. */
  readonly text?: string
  /** Only those with gates owed after an emergency release. */
  readonly gatesOwed?: boolean
  /** The last edition of the page before (keyset). */
  readonly before?: { readonly changedAt: Date; readonly editionId: string }
  readonly limit: number
}

/** The desk's list, newest change first, scoped to agencies in SQL. */
export async function deskList(db: Db, filter: DeskListFilter): Promise<readonly DeskListRow[]> {
  let query = db
    .selectFrom('desk.editions as e')
    .innerJoin('desk.publications as p', 'p.id', 'e.publication_id')
    .innerJoin('desk.revisions as r', 'r.id', 'e.revision_id')
    .innerJoin('desk.revision_contents as c', 'c.revision_id', 'r.id')
    .select(({ ref }) => [
      'p.id as publicationId',
      'e.id as editionId',
      'e.ordinal',
      'p.number',
      'p.kind',
      'p.agency_id as agencyId',
      'e.state',
      ref('c.content', '->>').key('title').as('title'),
      'e.changed_at as changedAt',
      'e.scheduled_for as scheduledFor',
      'e.gates_due as gatesDue',
      'r.author_id as authorId',
    ])
    .orderBy('e.changed_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(filter.limit)
  const { agencies, states, before, text } = filter
  if (agencies !== 'all') query = query.where('p.agency_id', 'in', agencies.length > 0 ? agencies : [NOBODY])
  if (states) query = query.where('e.state', 'in', states)
  else query = query.where('e.state', 'not in', ['superseded', 'discarded'])
  if (filter.agencyId) query = query.where('p.agency_id', '=', filter.agencyId)
  if (filter.kind) query = query.where('p.kind', '=', filter.kind)
  if (text) {
    const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(({ eb, ref }) => eb(ref('c.content', '->>').key('title'), 'like', pattern))
  }
  if (filter.gatesOwed) query = query.where('e.gates_due', 'is not', null)
  if (before) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('e.changed_at', 'e.id'), '<', tuple(before.changedAt, before.editionId)),
    )
  }
  return query.execute()
}

/** An agency id that no agency has: an empty scope lists nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

export interface EditionSummary {
  readonly id: string
  readonly ordinal: number
  readonly state: EditionState
  readonly note: string
  readonly changedAt: Date
}

export async function editionsOf(db: Db | Tx, publicationId: string): Promise<readonly EditionSummary[]> {
  return db
    .selectFrom('desk.editions')
    .select(['id', 'ordinal', 'state', 'note', 'changed_at as changedAt'])
    .where('publication_id', '=', publicationId)
    .orderBy('ordinal', 'desc')
    .execute()
}

/** The staff timeline of one edition, oldest first. */
export async function eventsOf(db: Db | Tx, editionId: string): Promise<readonly EditionEventRow[]> {
  return db
    .selectFrom('desk.edition_events')
    .selectAll()
    .where('edition_id', '=', editionId)
    .orderBy('id')
    .execute()
}

/** One stored revision, as the reviewer or a preview link sees it. */
export async function revisionContent(
  db: Db | Tx,
  revisionId: string,
): Promise<PublicationContent | undefined> {
  const row = await db
    .selectFrom('desk.revision_contents')
    .select('content')
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  return row?.content
}

/** The digest-bearing revision that was signed last before the current one: what changed since the last signature. */
export async function lastSignedRevision(
  db: Db | Tx,
  editionId: string,
  except: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('desk.signatures')
    .select('revision_id')
    .where('edition_id', '=', editionId)
    .where('revision_id', '!=', except)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.revision_id
}
