import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { agencyOf } from '../../agencies/index.ts'
import { holdsRole } from '../../cases/index.ts'
import { assignColumns, choiceProblems } from '../../catalogue/index.ts'
import { digest } from '../bodies/digest.ts'
import { sanitise } from '../bodies/sanitise.ts'
import { withHeadingIds } from '../bodies/text.ts'
import type { PublicationContent } from '../content.ts'
import type { PublicationKind } from '../kinds.ts'
import { insertEdition, insertPublication, insertRevision, loadStanding } from '../store.ts'
import { hasEditionInWork, latestEdition, publicationOfKind } from '../store-desk.ts'
import { step } from './step.ts'

/** What is stored of a text: the body passes the one sanitiser and its headings get their addresses. */
export function prepared(content: PublicationContent): PublicationContent {
  return { ...content, title: content.title.trim(), body: withHeadingIds(sanitise(content.body)) }
}

export interface Started {
  readonly publicationId: string
  readonly editionId: string
}

/** The role that writes: without it in this agency nothing is begun there. */
const WRITERS = ['drafter']

/**
 * Starts a publication with its first draft, in the columns of its kind and those given. Refuses a second one of a kind of
 * which an agency has only one.
 */
export async function startPublication(
  tx: Tx,
  kind: PublicationKind,
  agencyId: string,
  content: PublicationContent,
  actor: Actor,
  now: Date,
  columns: readonly string[] = [],
): Promise<Outcome<Started>> {
  if (!holdsRole([...WRITERS, ...(kind.begunBy ?? [])], actor, agencyId)) return refused('', 'wrong-role')
  if (kind.onePerAgency && (await publicationOfKind(tx, kind.key, agencyId))) {
    return refused('kind', 'one-per-agency')
  }
  const { level } = await agencyOf(tx, agencyId)
  const chosen = [...(kind.columns ?? []), ...columns]
  const problems = choiceProblems(chosen, level)
  if (problems.length > 0) return { ok: false, problems }
  const publicationId = newId(now)
  await insertPublication(tx, {
    id: publicationId,
    kind: kind.key,
    agency_id: agencyId,
    created_at: now,
    created_by: actor.id,
  })
  await assignColumns(tx, { publicationId, level, columns: chosen })
  const editionId = await openEdition(tx, publicationId, agencyId, content, '', actor, now)
  return { ok: true, publicationId, editionId }
}

/**
 * Starts the next edition of something live or withdrawn: the public sees the old one until the new is released. It begins with the
 * words of the last, or with `content`.
 */
export async function startEdition(
  tx: Tx,
  publicationId: string,
  note: string,
  actor: Actor,
  now: Date,
  content?: PublicationContent,
): Promise<Outcome<Started>> {
  const last = await latestEdition(tx, publicationId)
  // Locked, so that two people who begin at the same moment meet here and not at the unique index.
  const standing = last ? await loadStanding(tx, last, 'lock') : undefined
  if (!standing) return refused('', 'not-found')
  if (!holdsRole(WRITERS, actor, standing.agencyId)) return refused('', 'wrong-role')
  if (await hasEditionInWork(tx, publicationId)) return refused('', 'edition-in-work')
  const editionId = await openEdition(
    tx,
    publicationId,
    standing.agencyId,
    content ?? standing.content,
    note,
    actor,
    now,
  )
  return { ok: true, publicationId, editionId }
}

async function openEdition(
  tx: Tx,
  publicationId: string,
  agencyId: string,
  content: PublicationContent,
  note: string,
  actor: Actor,
  now: Date,
): Promise<string> {
  const id = newId(now)
  const text = prepared(content)
  await insertEdition(tx, { id, publicationId, by: actor.id, note }, now)
  const revision = await insertRevision(
    tx,
    { editionId: id, digest: digest(text), authorId: actor.id, content: text },
    now,
  )
  await recordFact(
    tx,
    {
      kind: 'publications.drafted',
      actor,
      scope: agencyId,
      subject: { type: 'publication', id: publicationId },
      data: { edition: id, revision, digest: digest(text) },
    },
    now,
  )
  return id
}

/**
 * Saves a draft: an immutable revision with its digest, unless nothing changed. Signatures on the older revision do
 * not reach the new one, because each names the digest that it signed. `note` is the public note of the change;
 * `remark` stands in the staff timeline alone (what a file that was read in could not bring along).
 */
export async function saveDraft(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: { editionId: string; version: number; content: PublicationContent; note: string; remark?: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ changed: boolean }>> {
  const text = prepared(input.content)
  const sum = digest(text)
  let changed = false
  const asked = { editionId: input.editionId, version: input.version, note: input.remark ?? '' }
  const done = await step(tx, kinds, 'edit', asked, actor, now, async standing => {
    changed = sum !== standing.digest
    if (changed) {
      await insertRevision(
        tx,
        { editionId: standing.editionId, digest: sum, authorId: actor.id, content: text },
        now,
      )
    }
    return { note: input.note }
  })
  return done.ok ? { ok: true, changed } : done
}
