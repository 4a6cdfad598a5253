import { type CaseKind, loadCase } from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { addDays, addMonths, civilDateOf } from '../../../law/civil-date.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import type { FileStore } from '../../../platform/files/file-store.ts'
import { destroyHandedIn } from '../handed-in/store.ts'
import { HANDED_IN_KINDS, PROOFS } from '../handed-in/tables.ts'
import { storedFilesOf } from '../records/store.ts'
import { updateRequest } from '../store.ts'
import { eraseRequest, papersToPurge, requestsToErase } from '../store-sweeps.ts'
import { requestCase } from '../workflow.ts'

const AT_ONCE = 200

/** Destroys the identity papers, and the copies that were handed in of them, of requests that ended long enough ago. A recorded act for each. */
export async function purgePapers(db: Db, files: FileStore, now: Date): Promise<number> {
  const today = civilDateOf(now)
  const days = await settingAt(db, 'requests.papers-days', today)
  const ids = await papersToPurge(db, addDays(today, -days), AT_ONCE)
  for (const id of ids) {
    let stored: readonly string[] = []
    await eraseOf(db, requestCase, id, 'papers-purged', now, async tx => {
      await updateRequest(tx, id, { sealed_papers: null, papers_purged_at: now })
      stored = await destroyHandedIn(tx, id, PROOFS, now)
    })
    for (const each of stored) await files.remove(each)
  }
  return ids.length
}

/** Destroys what was written in requests, and the records that were given, whose time of keeping is over (个人信息保护法 第十九条、第四十七条). */
export async function eraseEnded(db: Db, files: FileStore, now: Date): Promise<number> {
  const today = civilDateOf(now)
  const months = await settingAt(db, 'requests.keep-months', today)
  const ids = await requestsToErase(db, addMonths(today, -months), AT_ONCE)
  for (const id of ids) {
    // The key ends first: should the machine stop here, what is left in the store is noise.
    const stored = [...(await storedFilesOf(db, id))]
    await eraseOf(db, requestCase, id, 'erased', now, async tx => {
      await eraseRequest(tx, id, now)
      stored.push(...(await destroyHandedIn(tx, id, HANDED_IN_KINDS, now)))
    })
    for (const each of stored) await files.remove(each)
  }
  return ids.length
}

/** Destroys something of a case under its lock, with the fact of it: `<kind>.<happened>`. */
export async function eraseOf<S extends string, E extends string, N extends string>(
  db: Db,
  kind: CaseKind<S, E, N>,
  caseId: string,
  happened: string,
  now: Date,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async tx => {
    const standing = await loadCase(tx, kind, caseId, 'lock')
    if (!standing) return
    await work(tx)
    await recordFact(
      tx,
      {
        kind: `${kind.key}.${happened}`,
        actor: null,
        scope: standing.agencyId,
        subject: { type: kind.key, id: caseId },
      },
      now,
    )
  })
}
