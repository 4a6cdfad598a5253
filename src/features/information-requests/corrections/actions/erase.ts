import { settingAt } from '../../../../foundation/settings/index.ts'
import { addDays, addMonths, civilDateOf } from '../../../../law/civil-date.ts'
import type { Db } from '../../../../platform/db/db.ts'
import type { FileStore } from '../../../../platform/files/file-store.ts'
import { eraseOf } from '../../actions/erase.ts'
import { destroyHandedIn } from '../../handed-in/store.ts'
import { HANDED_IN_KINDS, PROOFS } from '../../handed-in/tables.ts'
import { correctionPapersToPurge, correctionsToErase, eraseCorrection, updateCorrection } from '../store.ts'
import { correctionCase } from '../workflow.ts'

const AT_ONCE = 200

/** Destroys the papers, and later the rest, of demands that ended long enough ago: the times of requests hold. */
export async function eraseEndedCorrections(db: Db, files: FileStore, now: Date): Promise<void> {
  const today = civilDateOf(now)
  const days = await settingAt(db, 'requests.papers-days', today)
  for (const id of await correctionPapersToPurge(db, addDays(today, -days), AT_ONCE)) {
    let stored: readonly string[] = []
    await eraseOf(db, correctionCase, id, 'papers-purged', now, async tx => {
      await updateCorrection(tx, id, { sealed_papers: null, papers_purged_at: now })
      stored = await destroyHandedIn(tx, id, PROOFS, now)
    })
    for (const each of stored) await files.remove(each)
  }
  const months = await settingAt(db, 'requests.keep-months', today)
  for (const id of await correctionsToErase(db, addMonths(today, -months), AT_ONCE)) {
    let stored: readonly string[] = []
    await eraseOf(db, correctionCase, id, 'erased', now, async tx => {
      await eraseCorrection(tx, id, now)
      stored = await destroyHandedIn(tx, id, HANDED_IN_KINDS, now)
    })
    for (const each of stored) await files.remove(each)
  }
}
