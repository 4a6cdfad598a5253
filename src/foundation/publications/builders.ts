import { type Db, inTransaction } from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { saveDraft, startEdition, startPublication } from './actions/draft.ts'
import { releaseNow, scheduleRelease } from './actions/release.ts'
import { answerWarning, approveEdition, signGates, submitDraft } from './actions/review.ts'
import { emptyContent, type PublicationContent } from './content.ts'
import { findingsOf } from './findings.ts'
import type { PublicationKind } from './kinds.ts'
import { findingKey } from './rules.ts'
import { loadStanding } from './store.ts'

/** The people who bring one text to the public: five hands, at least three of them different people. */
export interface Cast {
  readonly drafter: Actor
  readonly reviewer: Actor
  readonly legality: Actor
  readonly secrecy: Actor
  readonly releaser: Actor
}

/** A complete text for tests, marked as one; `parts` replaces what the test is about. */
export function sampleContent(parts: Partial<PublicationContent> = {}): PublicationContent {
  return {
    ...emptyContent(),
    title: '关于示例事项的通知（示例）',
    issuers: ['示例市人民政府办公室'],
    written: '2026-11-20',
    body: '<h2>一、总体要求</h2><p>按照示例安排做好工作。</p><p>（此件公开发布）</p>',
    ...parts,
  }
}

/** The value of an outcome that a story takes for granted. Throws with the problems where it was refused. */
export function granted<T extends object>(outcome: Outcome<T>): T & { readonly ok: true } {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.problems)}`)
  return outcome as T & { readonly ok: true }
}

/** Takes a draft through every gate up to 终审; machine warnings are answered with a reason. */
export async function approved(
  db: Db,
  kinds: readonly PublicationKind[],
  editionId: string,
  cast: Cast,
  now: Date,
): Promise<void> {
  await inTransaction(db, async tx => {
    const look = async () => {
      const standing = await loadStanding(tx, editionId, 'read')
      if (!standing) throw new Error(`no edition ${editionId}`)
      return { editionId, version: standing.version, digest: standing.digest, standing }
    }
    const { standing } = await look()
    for (const finding of await findingsOf(tx, standing.content, now)) {
      if (finding.level !== 'warn') continue
      const answer = { editionId, finding: findingKey(finding), reason: '经核实，可以公开' }
      granted(await answerWarning(tx, answer, cast.drafter, now))
    }
    granted(await submitDraft(tx, kinds, await look(), cast.drafter, now))
    granted(
      await signGates(tx, kinds, { ...(await look()), signing: ['political', 'text'] }, cast.reviewer, now),
    )
    granted(await signGates(tx, kinds, { ...(await look()), signing: ['legality'] }, cast.legality, now))
    granted(
      await signGates(tx, kinds, { ...(await look()), signing: ['confidentiality'] }, cast.secrecy, now),
    )
    granted(await approveEdition(tx, kinds, await look(), cast.releaser, now))
  })
}

/** Sets the moment at which an approved edition goes out. */
export async function scheduled(
  db: Db,
  kinds: readonly PublicationKind[],
  editionId: string,
  at: Date,
  cast: Cast,
  now: Date,
): Promise<void> {
  await inTransaction(db, async tx => {
    const standing = await loadStanding(tx, editionId, 'read')
    const input = { editionId, version: standing?.version, digest: standing?.digest, at }
    granted(await scheduleRelease(tx, kinds, input, cast.releaser, now))
  })
}

/** Brings a new text to the public, through every hand. */
export async function published(
  db: Db,
  kinds: readonly PublicationKind[],
  kind: PublicationKind,
  agencyId: string,
  content: PublicationContent,
  cast: Cast,
  now: Date,
  columns: readonly string[] = [],
): Promise<{ publicationId: string; editionId: string; number: number }> {
  const started = granted(
    await inTransaction(db, tx => startPublication(tx, kind, agencyId, content, cast.drafter, now, columns)),
  )
  await approved(db, kinds, started.editionId, cast, now)
  const number = await release(db, kinds, started.editionId, cast, now)
  return { publicationId: started.publicationId, editionId: started.editionId, number }
}

/** Brings a changed text of something live to the public, with the note that the public reads. */
export async function republished(
  db: Db,
  kinds: readonly PublicationKind[],
  publicationId: string,
  content: PublicationContent,
  note: string,
  cast: Cast,
  now: Date,
): Promise<{ editionId: string; number: number }> {
  const editionId = await inTransaction(db, async tx => {
    const started = granted(await startEdition(tx, publicationId, note, cast.drafter, now))
    const draft = { editionId: started.editionId, version: 1, content, note }
    granted(await saveDraft(tx, kinds, draft, cast.drafter, now))
    return started.editionId
  })
  await approved(db, kinds, editionId, cast, now)
  const number = await release(db, kinds, editionId, cast, now)
  return { editionId, number }
}

/** Takes a draft that a room began through every hand and releases it; answers its public number. */
export async function broughtOut(
  db: Db,
  kinds: readonly PublicationKind[],
  editionId: string,
  cast: Cast,
  now: Date,
): Promise<number> {
  await approved(db, kinds, editionId, cast, now)
  return release(db, kinds, editionId, cast, now)
}

async function release(db: Db, kinds: readonly PublicationKind[], editionId: string, cast: Cast, now: Date) {
  return inTransaction(db, async tx => {
    const standing = await loadStanding(tx, editionId, 'read')
    const input = { editionId, digest: standing?.digest }
    return granted(await releaseNow(tx, kinds, input, cast.releaser, now)).number
  })
}
