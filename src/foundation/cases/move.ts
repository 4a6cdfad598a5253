import type { CivilDate } from '../../law/civil-date.ts'
import type { Tx } from '../../platform/db/db.ts'
import { type FactData, recordFact } from '../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import { newId } from '../../platform/time/ids.ts'
import { type CaseActor, decide } from './interpreter.ts'
import type { CaseKind, CaseStanding } from './kind.ts'
import { findCase, insertCase, insertCaseEvent, updateCase } from './store.ts'
import type { CaseEventRow } from './tables.ts'
import type { Cell } from './workflow.ts'

/** The day that the law counts from, for an event that moves the clock; the cell says how it moves. */
export interface ClockMark {
  readonly on: CivilDate
  readonly article: string
  /** Of an extension: how many days of the rule's unit. */
  readonly days?: number | undefined
  /** Tells pauses apart that run beside each other. */
  readonly key?: string | undefined
}

export interface Opening {
  readonly agencyId: string
  /** What the citizen quotes, from a counter that the room locks in this transaction. */
  readonly number?: string | undefined
  /** What the first event is called, and the applicant's line of the timeline. */
  readonly event: string
  readonly says: string
  readonly clock?: ClockMark | undefined
  readonly note?: string | undefined
  /** For the fact; identifiers and codes only. */
  readonly data?: FactData | undefined
}

/**
 * Opens a case in the start state of its workflow: the row, the first event with the start of its clock, and the fact
 * `<kind>.<event>`, in the caller's transaction.
 */
export async function openCase<S extends string, E extends string, N extends string>(
  tx: Tx,
  kind: CaseKind<S, E, N>,
  opening: Opening,
  actor: CaseActor,
  now: Date,
): Promise<CaseStanding<S>> {
  const state = kind.workflow.start
  const standing = await insertCase(tx, {
    id: newId(now),
    kind: kind.key,
    agency_id: opening.agencyId,
    state,
    version: 1,
    number: opening.number ?? null,
    opened_at: now,
    changed_at: now,
    closed_at: null,
  })
  await append(tx, standing, { ...opening, from: null, clockMove: opening.clock && 'start' }, actor, now)
  return { ...standing, state }
}

export interface Move<S extends string, N extends string> {
  readonly caseId: string
  /** The version that the person saw; absent for the worker and for single steps without a page. */
  readonly version?: number | undefined
  /** Answers each need of the cell from the room's rules. */
  readonly met?: (need: N, standing: CaseStanding<S>) => boolean
  readonly clock?: ClockMark | undefined
  /** Staff's words: a reason, an opinion. Kept beside the timeline, erasable. */
  readonly note?: string | undefined
  /** The agency that must act from now on, where the event hands the case over. */
  readonly agencyId?: string | undefined
  /** Says more than the cell's own line, such as whom it was handed to. Agency facts only. */
  readonly says?: string | undefined
  readonly data?: FactData | undefined
}

/**
 * Carries out one event of a kind's workflow table: locks the case, decides by the table and the needs, writes the state,
 * the timeline and the fact `<kind>.<event>`. Everything or nothing. Refuses with `not-found`, `changed-meanwhile`,
 * `wrong-state`, `wrong-role` or the codes of unmet needs. Throws where a cell that moves the clock is given no mark: a
 * fault of ours.
 */
export async function moveCase<S extends string, E extends string, N extends string>(
  tx: Tx,
  kind: CaseKind<S, E, N>,
  event: E,
  move: Move<S, N>,
  actor: CaseActor,
  now: Date,
): Promise<Outcome<{ readonly case: CaseStanding<S>; readonly cell: Cell<S, E, N> }>> {
  const before = await loadCase(tx, kind, move.caseId, 'lock')
  if (!before) return refused('', 'not-found')
  if (move.version !== undefined && move.version !== before.version) return refused('', 'changed-meanwhile')
  const decision = decide(kind.workflow, before, event, actor, need => move.met?.(need, before) ?? false)
  if (!decision.ok) {
    const codes = decision.reason === 'needs' ? decision.missing : [`wrong-${decision.reason}`]
    return { ok: false, problems: codes.map(code => ({ field: '', code })) }
  }
  const { cell } = decision
  if (cell.clock && !move.clock) throw new Error(`${kind.key}.${event} moves the clock but was given no day`)
  const after = await updateCase(tx, before.id, {
    state: cell.to,
    agency_id: move.agencyId ?? before.agencyId,
    closed_at: kind.workflow.states[cell.to].final ? now : null,
    changed_at: now,
  })
  await append(
    tx,
    after,
    {
      event,
      from: before.state,
      says: move.says ?? cell.says,
      clockMove: cell.clock,
      clock: cell.clock && move.clock,
      note: move.note,
      data: move.data,
    },
    actor,
    now,
  )
  return { ok: true, case: { ...after, state: cell.to }, cell }
}

/** A case of this kind, or undefined; `lock` keeps it from others until the transaction ends. */
export async function loadCase<S extends string, E extends string, N extends string>(
  db: Parameters<typeof findCase>[0],
  kind: CaseKind<S, E, N>,
  caseId: string,
  lock?: 'lock',
): Promise<CaseStanding<S> | undefined> {
  // The state is one of the kind's own: only openCase and moveCase write it, from the kind's table.
  return (await findCase(db, kind.key, caseId, lock)) as CaseStanding<S> | undefined
}

interface Happening {
  readonly event: string
  readonly from: string | null
  readonly says: string
  readonly clockMove: CaseEventRow['clock'] | undefined
  readonly clock?: ClockMark | undefined
  readonly note?: string | undefined
  readonly data?: FactData | undefined
}

async function append(
  tx: Tx,
  standing: CaseStanding,
  happened: Happening,
  actor: CaseActor,
  now: Date,
): Promise<void> {
  const person = typeof actor === 'string' ? null : actor
  await insertCaseEvent(
    tx,
    {
      case_id: standing.id,
      seq: standing.version,
      event: happened.event,
      from_state: happened.from,
      to_state: standing.state,
      clock: happened.clockMove ?? null,
      clock_on: happened.clock?.on ?? null,
      clock_days: happened.clock?.days ?? null,
      clock_article: happened.clock?.article ?? null,
      clock_key: happened.clock?.key ?? null,
      actor_id: person?.id ?? null,
      by: typeof actor === 'string' ? actor : 'staff',
      agency_id: standing.agencyId,
      says: happened.says,
      at: now,
    },
    happened.note?.trim() ?? '',
  )
  await recordFact(
    tx,
    {
      kind: `${standing.kind}.${happened.event}`,
      actor: person,
      scope: standing.agencyId,
      subject: { type: standing.kind, id: standing.id },
      data: { ...happened.data, by: typeof actor === 'string' ? actor : 'staff', state: standing.state },
    },
    now,
  )
}
