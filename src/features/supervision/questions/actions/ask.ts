import { openCase } from '../../../../foundation/cases/index.ts'
import { civilDateOf, datePartsOf } from '../../../../law/civil-date.ts'
import { nextNumber, PLATFORM_SCOPE } from '../../../../platform/counters/counters.ts'
import type { KeyRing } from '../../../../platform/crypto/key-ring.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../../platform/forms/outcome.ts'
import { textProblems } from '../rules.ts'
import { sealed } from '../sealing.ts'
import { askedTask, insertQuestion } from '../store.ts'
import { NOTICE_VERSION } from '../words.ts'
import { questionKind } from '../workflow.ts'

/** A question as somebody sends it: where the task stands in public, whom it is for, and the words. */
export interface Asked {
  readonly list: number
  readonly ordinal: number
  readonly agencyKey: string
  readonly words: string
}

/**
 * Takes a question: a number without gaps, the case at the agency that was asked, the words sealed. Nothing becomes public.
 * Refuses what holds a personal number or a mark of classification, and an agency that does not answer for the task
 * (`no-agency`). Records `task-question.ask`.
 */
export async function askAboutTask(
  tx: Tx,
  keys: KeyRing,
  asked: Asked,
  now: Date,
): Promise<Outcome<{ readonly caseId: string; readonly number: string }>> {
  const problems = textProblems('words', asked.words)
  if (problems.length > 0) return { ok: false, problems }
  const task = await askedTask(tx, asked)
  if (!task) return refused('agency', 'no-agency')
  const today = civilDateOf(now)
  const { year } = datePartsOf(today)
  const serial = await nextNumber(tx, PLATFORM_SCOPE, year, 'task-question')
  const number = `W${year}-${String(serial).padStart(5, '0')}`
  const { id } = await openCase(
    tx,
    questionKind,
    { agencyId: task.agencyId, number, event: 'ask', says: '提问已收到', data: { item: task.itemId } },
    'applicant',
    now,
  )
  await insertQuestion(tx, {
    case_id: id,
    item_id: task.itemId,
    ...sealed(keys, id, asked.words),
    notice_version: NOTICE_VERSION,
    asked_on: today,
    declined: null,
    erased_at: null,
  })
  return { ok: true, caseId: id, number }
}
