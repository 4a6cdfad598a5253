import { moveCase } from '../../../../foundation/cases/index.ts'
import type { Tx } from '../../../../platform/db/db.ts'
import type { Outcome } from '../../../../platform/forms/outcome.ts'
import type { Actor } from '../../../../platform/permissions/permission.ts'
import { type DeclineReason, textProblems } from '../rules.ts'
import { insertAnswer, noteDeclined, projectQuestion } from '../store.ts'
import { questionKind } from '../workflow.ts'

export interface OnQuestion {
  readonly caseId: string
  /** The version that the person saw. */
  readonly version?: number | undefined
}

/**
 * 公开答复: question and answer become public in the moderator's words, in the name of the case's agency, or of the
 * supervising office where a person of it answers. Refuses texts with personal numbers or marks of classification, each at its
 * field. Records `task-question.answer`.
 */
export async function answerQuestion(
  tx: Tx,
  input: OnQuestion & { readonly question: string; readonly answer: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { caseId, version, question, answer } = input
  const problems = [...textProblems('question', question), ...textProblems('answer', answer)]
  if (problems.length > 0) return { ok: false, problems }
  const moved = await moveCase(tx, questionKind, 'answer', { caseId, version }, actor, now)
  if (!moved.ok) return moved
  await insertAnswer(tx, {
    case_id: caseId,
    question,
    answer,
    written_by: actor.id,
    agency_id: answersFor(actor, moved.case.agencyId),
    at: now,
  })
  await projectQuestion(tx, caseId, now)
  return { ok: true }
}

/** 不予公开: the public sees the number and the kind of reason alone. Records `task-question.decline`. */
export async function declineQuestion(
  tx: Tx,
  input: OnQuestion & { readonly reason: DeclineReason; readonly note: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { caseId, version, reason, note } = input
  const data = { reason }
  const moved = await moveCase(tx, questionKind, 'decline', { caseId, version, note, data }, actor, now)
  if (!moved.ok) return moved
  await noteDeclined(tx, caseId, reason)
  await projectQuestion(tx, caseId, now)
  return { ok: true }
}

/** 撤下: what was answered in public is taken away at once, with a reason for staff. Records `task-question.take-down`. */
export async function takeDownQuestion(
  tx: Tx,
  input: OnQuestion & { readonly note: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { caseId, version, note } = input
  const moved = await moveCase(
    tx,
    questionKind,
    'take-down',
    { caseId, version, note, met: () => note.trim().length >= 2 },
    actor,
    now,
  )
  if (!moved.ok) return moved
  await projectQuestion(tx, caseId, now)
  return { ok: true }
}

/** In whose name somebody answers: a decider of the case's agency for it, a person of the supervising office for theirs. */
function answersFor(actor: Actor, agencyId: string): string {
  const there = actor.grants.some(grant => grant.scope === agencyId && grant.role !== 'supervising-office')
  const office = actor.grants.find(grant => grant.role === 'supervising-office')
  return there ? agencyId : (office?.scope ?? agencyId)
}
