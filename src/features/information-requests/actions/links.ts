import { agencyOf } from '../../../foundation/agencies/index.ts'
import { civilDate } from '../../../law/civil-date.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { type Outcome, refused } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { fileOf, type RequestFile } from '../file.ts'
import { opened, sealed } from '../sealing.ts'
import { updateRequest } from '../store.ts'
import type { RequestRow } from '../tables.ts'
import { confirmRequest, openRequest } from './file.ts'
import { type Ground, type On, type Stepped, stepFile } from './step.ts'

/**
 * Splits a request that asks for several things: the case keeps the first, each other thing becomes a request of its own with
 * the same day of receipt. All are opened by the receipt of the first only where they are quoted in its letters; each has a
 * number of its own.
 */
export async function splitRequest(
  tx: Tx,
  ground: Ground,
  { items, ...on }: On & { readonly items: readonly string[] },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped & { readonly numbers: readonly string[] }>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  if (!file) return refused('', 'not-found')
  const done = await stepFile(tx, file, 'split', on, { facts: { items: items.length } }, actor, now)
  if (!done.ok) return done
  const whole = opened(ground.keys, file.row)
  const [first, ...others] = items
  if (!whole || first === undefined || file.row.received_on === null) return refused('', 'erased')
  const numbers: string[] = []
  for (const description of others) {
    const made = await openLinked(tx, ground, file, description, { split_of: on.caseId }, actor, now)
    numbers.push(made.number)
  }
  const request = { ...whole.request, description: first }
  await updateRequest(tx, on.caseId, sealed(ground.keys, on.caseId, { ...whole, request }))
  return { ...done, numbers }
}

/**
 * Opens the case in which an agency decides anew, after a reconsideration or a court annulled what it decided. Its time runs
 * from the day on which the decision took effect (unverified).
 */
export async function redoRequest(
  tx: Tx,
  ground: Ground,
  file: RequestFile,
  effectiveOn: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ readonly caseId: string; readonly number: string }>> {
  const whole = opened(ground.keys, file.row)
  if (!whole) return refused('', 'erased')
  const made = await openLinked(
    tx,
    ground,
    { ...file, row: { ...file.row, received_on: effectiveOn } },
    whole.request.description,
    { redo_of: file.row.case_id },
    actor,
    now,
  )
  return { ok: true, ...made }
}

async function openLinked(
  tx: Tx,
  ground: Ground,
  { row }: RequestFile,
  description: string,
  linked: Partial<Pick<RequestRow, 'redo_of' | 'split_of'>>,
  actor: Actor,
  now: Date,
): Promise<{ readonly caseId: string; readonly number: string }> {
  const whole = opened(ground.keys, row)
  if (!whole || row.received_on === null) throw new Error('a request without words has no successor')
  const agency = await agencyOf(tx, row.agency_id)
  const asking = {
    ...whole,
    request: { ...whole.request, description },
    column: row.applicant_column,
    channel: row.channel,
    needsHelp: row.needs_help,
  }
  const { standing, number } = await openRequest(tx, ground, agency, asking, linked, actor, now)
  const receipt = {
    day: civilDate(row.received_on),
    proof: linked.redo_of ? '复议决定或者裁判生效' : '由原申请拆分',
  }
  const confirmed = await confirmRequest(tx, ground, { caseId: standing.id }, receipt, 'system', now)
  if (!confirmed.ok) throw new Error(`a successor was not opened: ${JSON.stringify(confirmed.problems)}`)
  return { caseId: standing.id, number }
}

/** Joins requests of one agency that are answered in one letter (法释〔2025〕8号第十四条); each still counts for itself. */
export async function joinRequests(
  tx: Tx,
  on: On & { readonly other: string },
  actor: Actor,
  now: Date,
): Promise<Outcome<Stepped>> {
  const file = await fileOf(tx, on.caseId, 'lock')
  const other = await fileOf(tx, on.other, 'lock')
  if (!file || !other) return refused('other', 'not-found')
  const fits = other.row.agency_id === file.row.agency_id && other.row.case_id !== file.row.case_id
  const open = other.standing.closedAt === null
  const group = other.row.reply_group ?? file.row.reply_group ?? newId(now)
  const done = await stepFile(
    tx,
    file,
    'join',
    on,
    { facts: { otherRequest: fits && open }, change: { reply_group: group } },
    actor,
    now,
  )
  if (!done.ok) return done
  await updateRequest(tx, on.other, { reply_group: group })
  return done
}
