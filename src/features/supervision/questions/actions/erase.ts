import { loadCase } from '../../../../foundation/cases/index.ts'
import { type Db, inTransaction } from '../../../../platform/db/db.ts'
import { recordFact } from '../../../../platform/facts/facts.ts'
import { KEEP_DAYS } from '../rules.ts'
import { eraseQuestion, questionsToErase } from '../store.ts'
import { questionKind } from '../workflow.ts'

const AT_ONCE = 200
const DAY = 86_400_000

/**
 * Destroys the words of questions that were decided thirty days ago (个人信息保护法 第十九条、第四十七条). Numbers, days and what is
 * public stay. A recorded act for each; what is left over waits for the next night.
 */
export async function eraseDecided(db: Db, now: Date): Promise<number> {
  const ids = await questionsToErase(db, new Date(now.getTime() - KEEP_DAYS * DAY), AT_ONCE)
  for (const caseId of ids) {
    await inTransaction(db, async tx => {
      const standing = await loadCase(tx, questionKind, caseId, 'lock')
      if (!standing) return
      await eraseQuestion(tx, caseId, { published: standing.state === 'taken-down' }, now)
      await recordFact(
        tx,
        {
          kind: 'task-question.erased',
          actor: null,
          scope: standing.agencyId,
          subject: { type: 'task-question', id: caseId },
          data: { days: KEEP_DAYS },
        },
        now,
      )
    })
  }
  return ids.length
}
