import type { GateKey } from '../../../law/gates.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { holdsRole } from '../../cases/index.ts'
import { keepLiveColumns } from '../../catalogue/index.ts'
import { findingsOf } from '../findings.ts'
import type { PublicationKind } from '../kinds.ts'
import { findingKey, openGates } from '../rules.ts'
import { insertSignature, insertWarningAnswer, loadStanding } from '../store.ts'
import { type StepInput, step } from './step.ts'

/** Hands the draft to the reviewers. Refused while the machine finds what may not go out. */
export function submitDraft(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'submit', input, actor, now)
}

/** The drafter takes the text back; signatures stay in the history and reach no later revision. */
export function recallDraft(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'recall', input, actor, now)
}

export function discardDraft(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'discard', input, actor, now, async ({ publicationId, number }) => {
    if (number !== null) await keepLiveColumns(tx, publicationId)
    return undefined
  })
}

/** Back to the drafter, with the reason. */
export function returnDraft(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'return', input, actor, now, async () => ({ scheduled_for: null }))
}

/**
 * Signs gates on the digest that the person had on the screen. When the last gate in force is signed, the edition
 * goes on to the releaser by itself.
 */
export async function signGates(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { signing: readonly GateKey[] },
  actor: Actor,
  now: Date,
): Promise<Outcome<{ passed: boolean }>> {
  const signed = await step(tx, kinds, 'sign', input, actor, now, async standing => {
    for (const gate of input.signing)
      await insertSignature(tx, standing, gate, actor.id, input.note ?? '', now)
    return undefined
  })
  if (!signed.ok) return signed
  const passed = await step(tx, kinds, 'pass', { editionId: input.editionId }, 'system', now)
  return { ok: true, passed: passed.ok }
}

/** Signs the gates that an emergency release left for later, as a third person. */
export async function signLate(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput & { signing: readonly GateKey[] },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const signed = await step(tx, kinds, 'sign-late', input, actor, now, async (standing, asked) => {
    for (const gate of input.signing)
      await insertSignature(tx, standing, gate, actor.id, input.note ?? '', now)
    const left = openGates(standing, asked.gates).filter(gate => !input.signing.includes(gate.key))
    return left.length === 0 ? { gates_due: null } : undefined
  })
  return signed.ok ? { ok: true } : signed
}

/** 终审: the releaser signs the final gate. */
export function approveEdition(
  tx: Tx,
  kinds: readonly PublicationKind[],
  input: StepInput,
  actor: Actor,
  now: Date,
) {
  return step(tx, kinds, 'approve', input, actor, now, async standing => {
    await insertSignature(tx, standing, 'final', actor.id, input.note ?? '', now)
    return undefined
  })
}

/** A person passes over a machine's warning, with a reason that stays on record. What blocks cannot be passed over. */
export async function answerWarning(
  tx: Tx,
  input: { editionId: string; finding: string; reason: string },
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const standing = await loadStanding(tx, input.editionId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (!holdsRole(['drafter'], actor, standing.agencyId)) return refused('', 'wrong-role')
  if (standing.state !== 'draft') return refused('', 'wrong-state')
  if (input.reason.trim().length < 2) return refused('reason', 'required')
  const findings = await findingsOf(tx, standing.content, now)
  const finding = findings.find(each => findingKey(each) === input.finding)
  if (!finding) return refused('finding', 'not-found')
  if (finding.level === 'block') return refused('finding', 'blocks')
  await insertWarningAnswer(tx, {
    revision_id: standing.revisionId,
    finding: input.finding,
    reason: input.reason.trim(),
    person_id: actor.id,
    at: now,
  })
  return { ok: true }
}
