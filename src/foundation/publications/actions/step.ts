import type { Tx } from '../../../platform/db/db.ts'
import { recordFact } from '../../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import { decide, type HouseActor } from '../../cases/index.ts'
import { findingsOf } from '../findings.ts'
import { gatesInForce } from '../gates.ts'
import { kindOf, type PublicationKind } from '../kinds.ts'
import { lackingFields } from '../lacking.ts'
import { type Asked, meets } from '../rules.ts'
import { publicationSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { insertEvent, loadStanding, updateEdition } from '../store.ts'
import { type EditionEvent, editionWorkflow } from '../workflow.ts'

/** What one event on an edition is asked with. */
export interface StepInput {
  readonly editionId: string
  /** The version that the person saw; absent for the worker. */
  readonly version?: number | undefined
  readonly digest?: string | undefined
  readonly signing?: Asked['signing']
  readonly reason?: string | undefined
  readonly at?: Date | undefined
  /** Kept in the staff timeline. */
  readonly note?: string | undefined
  /** The columns that something live moves to: kept in the fact. */
  readonly columns?: readonly string[] | undefined
}

/** What the event does beside the change of state; runs in the same transaction, before the state is written. */
export type Effect = (standing: Standing, asked: Asked) => Promise<Partial<EditionChange> | undefined>
interface EditionChange {
  note: string
  scheduled_for: Date | null
  urgent: boolean
  gates_due: Date | null
}

/**
 * Carries out one event of the workflow table: locks the edition, decides by the table and the rules, lets `effect`
 * do its part, writes the new state, the staff timeline and the fact. Everything or nothing.
 */
export async function step(
  tx: Tx,
  kinds: readonly PublicationKind[],
  event: EditionEvent,
  input: StepInput,
  actor: HouseActor,
  now: Date,
  effect: Effect = async () => undefined,
): Promise<Outcome<{ standing: Standing }>> {
  const standing = await loadStanding(tx, input.editionId, 'lock')
  if (!standing) return refused('', 'not-found')
  if (input.version !== undefined && input.version !== standing.version) {
    return refused('', 'changed-meanwhile')
  }
  const settings = await publicationSettings(tx, now)
  const kind = kindOf(kinds, standing.kind)
  const asked: Asked = {
    actor,
    now,
    gates: gatesInForce(settings.policyGate),
    findings: await findingsOf(tx, standing.content, now, { kind, publicationId: standing.publicationId }),
    lacking: lackingFields(standing.content, kind),
    digest: input.digest,
    signing: input.signing,
    reason: input.reason,
    at: input.at,
  }
  const decision = decide(editionWorkflow, standing, event, actor, need => meets(need, standing, asked))
  if (!decision.ok) {
    const codes = decision.reason === 'needs' ? decision.missing : [`wrong-${decision.reason}`]
    return { ok: false, problems: codes.map(code => ({ field: '', code })) }
  }
  const change = await effect(standing, asked)
  const { to } = decision.cell
  // Release and withdrawal write the state themselves, behind the one door.
  if (event !== 'release' && event !== 'release-urgently' && event !== 'withdraw') {
    await updateEdition(tx, standing.editionId, { state: to, ...change }, now)
  } else if (change) {
    await updateEdition(tx, standing.editionId, change, now)
  }
  const person = actor === 'system' ? null : actor
  await insertEvent(tx, {
    edition_id: standing.editionId,
    event,
    from_state: standing.state,
    to_state: to,
    actor_id: person?.id ?? null,
    note: input.note ?? input.reason ?? '',
    at: now,
  })
  await recordFact(
    tx,
    {
      kind: `publications.${PAST[event]}`,
      actor: person,
      scope: standing.agencyId,
      subject: { type: 'publication', id: standing.publicationId },
      data: {
        edition: standing.editionId,
        revision: standing.revisionId,
        digest: standing.digest,
        ...(input.signing ? { gates: input.signing } : {}),
        ...(input.columns ? { columns: input.columns } : {}),
      },
    },
    now,
  )
  return { ok: true, standing: { ...standing, state: to } }
}

/** How a fact names what happened. */
const PAST: Record<EditionEvent, string> = {
  edit: 'edited',
  submit: 'submitted',
  recall: 'recalled',
  sign: 'signed',
  pass: 'passed',
  return: 'returned',
  approve: 'approved',
  schedule: 'scheduled',
  unschedule: 'unscheduled',
  release: 'released',
  'release-urgently': 'released-urgently',
  'sign-late': 'signed-late',
  supersede: 'superseded',
  withdraw: 'withdrawn',
  pin: 'pinned',
  place: 'placed',
  discard: 'discarded',
}
