import { type CivilDate, civilDateOf, daysBetween, parseCivilDate } from '../../../law/civil-date.ts'
import { roleOf } from '../../../law/roles.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { type Actor, mayDo } from '../../../platform/permissions/permission.ts'
import { newId } from '../../../platform/time/ids.ts'
import { recordPersonFact } from '../facts.ts'
import { type Outcome, refused } from '../outcome.ts'
import { permissions } from '../permissions.ts'
import { lackingRoles } from '../rules.ts'
import {
  cancelAbsenceRow,
  deputyOn,
  insertAbsence,
  insertHandover,
  lockAbsence,
  overlapsAbsence,
} from '../store/absences.ts'
import { grantsOf } from '../store/grants.ts'
import { lockPerson, personById } from '../store/people.ts'
import type { PersonRow } from '../tables.ts'

/** Longer than any leave is a handover, not an absence (product policy). */
const LONGEST_DAYS = 366

export interface WantedAbsence {
  readonly personId: string
  readonly deputyId: string
  /** First and last day, `YYYY-MM-DD` in Asia/Shanghai. */
  readonly from: string
  readonly until: string
}

/**
 * Declares that a person is away and who stands in: by the person, or by the head of the person's agency. The deputy
 * holds every role of the person in the same agency already, so that nobody gains a power by standing in. Waiting work
 * follows the fact `people.absent`.
 */
export async function declareAbsence(
  tx: Tx,
  wanted: WantedAbsence,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ absenceId: string }>> {
  const from = parseCivilDate(wanted.from)
  const until = parseCivilDate(wanted.until)
  if (!from) return refused('from', 'invalid')
  if (!until) return refused('until', 'invalid')
  const problem = datesProblem(from, until, civilDateOf(now))
  if (problem) return problem
  const person = await lockPerson(tx, wanted.personId)
  if (person?.state !== 'active') return refused('person', 'unknown')
  if (!mayActFor(person, actor, permissions.absenceOfOthers)) return refused('person', 'not-permitted')
  const deputy = await mayTakeOver(tx, person, wanted.deputyId, 'deputy', now)
  if (!deputy.ok) return deputy
  if (await overlapsAbsence(tx, person.id, from, until)) return refused('from', 'overlaps')
  const absenceId = newId(now)
  await insertAbsence(tx, {
    id: absenceId,
    person_id: person.id,
    deputy_id: wanted.deputyId,
    from_date: from,
    until_date: until,
    declared_by: actor.id,
    declared_at: now,
  })
  const data = { absence: absenceId, deputy: wanted.deputyId, from, until }
  const about = { actor, personId: person.id, agencyId: person.agency_id, data }
  await recordPersonFact(tx, 'people.absent', about, now)
  return { ok: true, absenceId }
}

function datesProblem(from: CivilDate, until: CivilDate, today: CivilDate) {
  if (until < from) return refused('until', 'ends-before-start')
  if (until < today) return refused('until', 'over')
  if (daysBetween(from, until) > LONGEST_DAYS) return refused('until', 'too-long', { days: LONGEST_DAYS })
  return undefined
}

/** Takes an absence back, or ends it early. Refused with `unknown` or `not-permitted`. */
export async function cancelAbsence(tx: Tx, absenceId: string, actor: Actor, now: Date): Promise<Outcome> {
  const absence = await lockAbsence(tx, absenceId)
  const person = absence && (await personById(tx, absence.person_id))
  if (!person || absence.cancelled_at !== null) return refused('', 'unknown')
  if (!mayActFor(person, actor, permissions.absenceOfOthers)) return refused('', 'not-permitted')
  await cancelAbsenceRow(tx, absenceId, actor.id, now)
  const data = { absence: absenceId, deputy: absence.deputy_id }
  const about = { actor, personId: person.id, agencyId: person.agency_id, data }
  await recordPersonFact(tx, 'people.absence-cancelled', about, now)
  return { ok: true }
}

/**
 * Hands a person's waiting work to a colleague for good: when the person leaves or moves. By the person, or by the head
 * of the agency. Records the fact `people.handed-over` with `to`; the work itself follows it.
 */
export async function handOver(
  tx: Tx,
  fromId: string,
  toId: string,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ handoverId: string }>> {
  const person = await lockPerson(tx, fromId)
  if (!person) return refused('person', 'unknown')
  if (!mayActFor(person, actor, permissions.handover)) return refused('person', 'not-permitted')
  const successor = await mayTakeOver(tx, person, toId, 'to', now)
  if (!successor.ok) return successor
  const handoverId = newId(now)
  await insertHandover(tx, { id: handoverId, from_id: fromId, to_id: toId, handed_by: actor.id, at: now })
  const data = { handover: handoverId, to: toId }
  const about = { actor, personId: fromId, agencyId: person.agency_id, data }
  await recordPersonFact(tx, 'people.handed-over', about, now)
  return { ok: true, handoverId }
}

/** Who stands in for a person at this moment; undefined when the person is there. */
export function deputyOf(db: Db | Tx, personId: string, now: Date): Promise<string | undefined> {
  return deputyOn(db, personId, civilDateOf(now))
}

function mayActFor(person: PersonRow, actor: Actor, permission: typeof permissions.handover): boolean {
  return person.id === actor.id || (person.agency_id !== null && mayDo(actor, permission, person.agency_id))
}

/** Whether somebody may take over a person's work: active, somebody else, and with all of the person's roles. */
async function mayTakeOver(
  tx: Tx,
  person: PersonRow,
  otherId: string,
  field: string,
  now: Date,
): Promise<Outcome> {
  if (otherId === person.id) return refused(field, 'same-person')
  const other = await personById(tx, otherId)
  if (other?.state !== 'active') return refused(field, 'unknown')
  const lacking = lackingRoles(await grantsOf(tx, person.id, now), await grantsOf(tx, otherId, now))
  if (lacking.length === 0) return { ok: true }
  const roles = lacking.map(each => roleOf(each.role)?.name ?? each.role).join('、')
  return refused(field, 'lacks-roles', { roles })
}
