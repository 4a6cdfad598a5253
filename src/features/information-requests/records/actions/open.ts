import { type Db, inTransaction } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { insertDownload, insertOpening, pageOpenedSince } from '../store.ts'
import type { Opening } from '../tables.ts'

/** A page that is drawn, and looked at again while boxes are placed, is one opening. */
const SAME_MINUTES = 15

/** Records that a person opened a record of a request, or a copy of it, before they see it. */
export async function recordOpening(
  db: Db,
  on: {
    readonly caseId: string
    readonly agencyId: string
    readonly recordId: string
    readonly what: Opening
    readonly page?: number
  },
  actor: Actor,
  now: Date,
): Promise<void> {
  const { caseId, agencyId, recordId, what, page } = on
  await inTransaction(db, async tx => {
    const since = new Date(now.getTime() - SAME_MINUTES * 60_000)
    if (page !== undefined && (await pageOpenedSince(tx, { recordId, personId: actor.id, page }, since))) {
      return
    }
    await insertOpening(tx, {
      case_id: caseId,
      record_id: recordId,
      person_id: actor.id,
      what,
      page: page ?? null,
      at: now,
    })
    await recordFact(
      tx,
      {
        kind: 'information-request.record-opened',
        actor,
        scope: agencyId,
        subject: { type: 'information-request', id: caseId },
        data: { record: recordId, what, ...(page === undefined ? {} : { page }) },
      },
      now,
    )
  })
}

/** Records that the applicant fetched a released copy. */
export async function recordDownload(
  db: Db,
  on: { readonly caseId: string; readonly agencyId: string; readonly releaseId: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async tx => {
    await insertDownload(tx, on.caseId, on.releaseId, now)
    await recordFact(
      tx,
      {
        kind: 'information-request.record-fetched',
        actor: null,
        scope: on.agencyId,
        subject: { type: 'information-request', id: on.caseId },
        data: { release: on.releaseId },
      },
      now,
    )
  })
}
