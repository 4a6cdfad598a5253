import { loadCase } from '../../../foundation/cases/index.ts'
import { settingAt } from '../../../foundation/settings/index.ts'
import { civilDateOf } from '../../../law/civil-date.ts'
import { type Db, inTransaction } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { eraseLetter, lettersToErase } from '../store.ts'
import { letterCase } from '../workflow.ts'

const AT_ONCE = 200

/**
 * Destroys what the writers of long ended letters wrote (个人信息保护法 第十九条、第四十七条). Numbers, days and counts stay. A
 * recorded act for each letter; what is left over waits for the next night.
 */
export async function eraseEnded(db: Db, now: Date): Promise<number> {
  const months = await settingAt(db, 'letters.keep-months', civilDateOf(now))
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - months)
  const ids = await lettersToErase(db, before, AT_ONCE)
  for (const caseId of ids) {
    await inTransaction(db, async tx => {
      const standing = await loadCase(tx, letterCase, caseId, 'lock')
      if (!standing) return
      await eraseLetter(tx, caseId, now)
      await recordFact(
        tx,
        {
          kind: 'letter.erased',
          actor: null,
          scope: standing.agencyId,
          subject: { type: 'letter', id: caseId },
          data: { months },
        },
        now,
      )
    })
  }
  return ids.length
}
