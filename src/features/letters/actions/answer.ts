import { holdsRole, loadCase } from '../../../foundation/cases/index.ts'
import { civilDate, civilDateOf } from '../../../law/civil-date.ts'
import { workdaysBetween } from '../../../law/working-days.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { type LetterText, openTexts } from '../sealing.ts'
import { letterOf, textsOf, updateLetter } from '../store.ts'
import { letterCase } from '../workflow.ts'
import { appendText } from './applicant.ts'
import { type Ground, type Stepped, stepLetter, tellWriter } from './step.ts'

export interface Written {
  readonly caseId: string
  readonly version: number
  /** The place of the draft that the writer saw; 0 where there was none. */
  readonly draft: number
  readonly answer: string
}

/** The drafts of the agency that holds a letter, oldest first: an agency after it does not go on with another's words. */
export function draftsOf(texts: readonly LetterText[], agencyId: string): readonly LetterText[] {
  return texts.filter(text => text.role === 'draft' && text.agency_id === agencyId)
}

/**
 * Keeps a draft of the answer. Refuses where somebody else has written one since (`changed-meanwhile`): nobody's words are
 * lost, since drafts are only ever added.
 */
export async function saveAnswer(
  tx: Tx,
  ground: Ground,
  written: Written,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const standing = await loadCase(tx, letterCase, written.caseId, 'lock')
  const letter = standing && (await letterOf(tx, standing.id))
  if (!standing || !letter) return refused('', 'not-found')
  if (standing.state !== 'handling') return refused('', 'wrong-state')
  if (!holdsRole(['handler'], actor, standing.agencyId)) return refused('', 'wrong-role')
  if (letter.wrapped_key === null) return refused('', 'erased')
  const last = draftsOf(openTexts(ground.keys, letter, await textsOf(tx, standing.id)), standing.agencyId).at(
    -1,
  )
  if ((last?.seq ?? 0) !== written.draft) return refused('', 'changed-meanwhile')
  if (written.answer !== '' && written.answer !== last?.text) {
    await appendText(tx, ground, letter, {
      role: 'draft',
      agency_id: standing.agencyId,
      author_id: actor.id,
      text: written.answer,
      at: now,
    })
  }
  return { ok: true }
}

/** Keeps the draft and hands it to somebody else for approval. */
export async function submitAnswer(
  tx: Tx,
  ground: Ground,
  written: Written,
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const kept = await saveAnswer(tx, ground, written, actor, now)
  if (!kept.ok) return kept
  const { caseId, version, answer } = written
  return stepLetter(tx, 'submit', { caseId, version, facts: { answer } }, actor, now)
}

/** Takes an answer back from approval, to change it. */
export function recallAnswer(
  tx: Tx,
  on: { readonly caseId: string; readonly version: number },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  return stepLetter(tx, 'recall', on, actor, now)
}

/** Sends an answer back to its writer, with the reason. */
export function returnAnswer(
  tx: Tx,
  on: { readonly caseId: string; readonly version: number; readonly reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const { caseId, version, reason } = on
  return stepLetter(tx, 'return', { caseId, version, facts: { reason }, note: reason }, actor, now)
}

/**
 * Lets the answer go out: somebody who wrote no draft of it approves it, and the writer of the letter is told. What the
 * clock said on that day is kept with the answer, since it is counted by it.
 */
export async function approveAnswer(
  tx: Tx,
  ground: Ground,
  on: { readonly caseId: string; readonly version: number },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const standing = await loadCase(tx, letterCase, on.caseId, 'lock')
  const letter = standing && (await letterOf(tx, standing.id))
  if (!standing || !letter) return refused('', 'not-found')
  const drafts = draftsOf(openTexts(ground.keys, letter, await textsOf(tx, standing.id)), standing.agencyId)
  const last = drafts.at(-1)
  const facts = { authors: drafts.map(draft => draft.author_id), actorId: actor.id }
  const done = await stepLetter(tx, 'approve', { ...on, facts }, actor, now)
  if (!done.ok) return done
  if (!last || done.clock.state !== 'running')
    throw new Error('an answer was approved without a draft or a clock')
  const today = civilDateOf(now)
  await updateLetter(tx, on.caseId, {
    answer_seq: last.seq,
    written_by: last.author_id,
    approved_by: actor.id,
    answered_on: today,
    answer_due: done.clock.date,
    answer_workdays: workdaysBetween(civilDate(letter.received_on), today, done.calendar).count,
  })
  await tellWriter(tx, ground, 'answered', done.letter, done.case, now)
  return done
}
