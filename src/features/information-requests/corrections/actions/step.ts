import { type CaseActor, moveCase } from '../../../../foundation/cases/index.ts'
import { civilDateOf } from '../../../../law/civil-date.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { FactData } from '../../../../platform/facts/facts.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { CorrectionFile } from '../file.ts'
import { isMet, type NeedFacts } from '../rules.ts'
import { updateCorrection } from '../store.ts'
import type { CorrectionRow } from '../tables.ts'
import { type CorrectionEvent, correctionCase } from '../workflow.ts'

/** What an event brings with it. */
export interface Bringing {
  readonly version?: number | undefined
  readonly facts?: Partial<NeedFacts>
  readonly note?: string
  readonly data?: FactData
  readonly change?: Partial<CorrectionRow>
}

/** Carries out one event on a file that the caller has read under lock. Everything or nothing. */
export async function stepCorrection(
  tx: Tx,
  file: CorrectionFile,
  event: CorrectionEvent,
  { version, facts, note, data, change }: Bringing,
  actor: CaseActor,
  now: Date,
): Promise<Outcome> {
  const today = civilDateOf(now)
  const judged: NeedFacts = {
    today,
    actorId: typeof actor === 'string' ? undefined : actor.id,
    letter: file.letters.at(-1),
    ...facts,
  }
  const caseId = file.standing.id
  const move = {
    caseId,
    version,
    met: (need: Parameters<typeof isMet>[0]) => isMet(need, judged),
    note,
    data,
  }
  const moved = await moveCase(tx, correctionCase, event, move, actor, now)
  if (!moved.ok) return moved
  const ended = moved.case.closedAt !== null
  await updateCorrection(tx, caseId, {
    ...change,
    open_state: ended ? null : moved.case.state,
    ended_on: ended ? today : null,
  })
  return { ok: true }
}
