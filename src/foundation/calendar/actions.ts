import { civilDateOf } from '../../law/civil-date.ts'
import type { CalendarYear } from '../../law/working-days.ts'
import type { Tx } from '../../platform/db/db.ts'
import { recordFact } from '../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import { type Actor, mayEnter } from '../../platform/permissions/permission.ts'
import { permissions } from './permissions.ts'
import { enteringProblems, plainYear } from './rules.ts'
import { appendYear, versionsOf } from './store.ts'

/** A year as somebody read it from the notice; holidays on weekends are left out by themselves. */
export interface YearEntry extends CalendarYear {
  readonly year: number
}

/**
 * Enters a year from the State Council's notice, or amends it when the notice was amended (as in 2019). The former
 * version stays. Records `calendar.changed`, so that rooms that keep computed days compute them again.
 */
export async function enterYear(
  tx: Tx,
  entry: YearEntry,
  actor: Actor,
  now: Date,
): Promise<Outcome<{ version: number }>> {
  if (!mayEnter(actor, permissions.enter)) return refused('', 'not-permitted')
  const { year, source } = entry
  const data = { ...plainYear(entry), source }
  const [current] = await versionsOf(tx, year)
  const problems = enteringProblems(year, data, current, civilDateOf(now))
  if (problems.length > 0) return { ok: false, problems }
  const version = await appendYear(tx, year, data, actor.id, now)
  await recordFact(
    tx,
    {
      kind: 'calendar.changed',
      actor,
      scope: null,
      subject: { type: 'calendar-year', id: String(year) },
      data: { year, version, holidays: data.holidays, workdays: data.workdays },
    },
    now,
  )
  return { ok: true, version }
}
