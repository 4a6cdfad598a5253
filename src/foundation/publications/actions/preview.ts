import { hashToken, newToken } from '../../../platform/crypto/tokens.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { previewPublications } from '../permissions.ts'
import { publicationSettings } from '../settings.ts'
import { loadStanding } from '../store.ts'
import { insertPreviewLink, type PreviewedRevision, previewedRevision } from '../store-review.ts'

const TOKEN_BITS = 256

/**
 * Makes a link by which somebody without an account reads the current revision until it ends (hours by setting). The
 * token is answered once and stored hashed; a later revision needs a new link.
 */
export async function createPreviewLink(
  tx: Tx,
  editionId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ token: string; endsAt: Date }>> {
  const standing = await loadStanding(tx, editionId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (!mayDo(actor, previewPublications, standing.agencyId)) return refused('', 'wrong-role')
  if (standing.state === 'discarded' || standing.state === 'withdrawn') {
    return refused('', 'wrong-state')
  }
  const { previewHours } = await publicationSettings(tx, now)
  const token = newToken(TOKEN_BITS)
  const endsAt = new Date(now.getTime() + previewHours * 3_600_000)
  await insertPreviewLink(tx, {
    token_hash: hashToken(token),
    revision_id: standing.revisionId,
    created_by: actor.id,
    ends_at: endsAt,
  })
  await recordFact(
    tx,
    {
      kind: 'publications.preview-linked',
      actor,
      scope: standing.agencyId,
      subject: { type: 'publication', id: standing.publicationId },
      data: { edition: standing.editionId, revision: standing.revisionId, ends: endsAt.toISOString() },
    },
    now,
  )
  return { ok: true, token, endsAt }
}

/** What a preview link shows. Nothing once it is over, or once the text was discarded or withdrawn. */
export async function readPreview(db: Db, token: string, now: Date): Promise<PreviewedRevision | undefined> {
  const found = await previewedRevision(db, hashToken(token), now)
  return found?.state === 'discarded' || found?.state === 'withdrawn' ? undefined : found
}
