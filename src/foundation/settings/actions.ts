import { civilDateOf, parseCivilDate } from '../../law/civil-date.ts'
import type { Tx } from '../../platform/db/db.ts'
import { recordFact } from '../../platform/facts/facts.ts'
import { type Outcome, refused } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type SettingKey, settingOf } from './definitions.ts'
import { mayDecide } from './permissions.ts'
import { decisionProblems } from './rules.ts'
import { appendDecision, settingAt } from './store.ts'

export interface NewDecision {
  readonly key: SettingKey
  readonly value: number | boolean
  /** The first day on which it holds: today or later. */
  readonly effectiveFrom: string
  /** What the decision rests on: a paper's title and number, or minutes. */
  readonly basis: string
}

/** Decides about a setting from a day on. The former decisions stay recorded. Records `settings.changed`. */
export async function changeSetting(
  tx: Tx,
  decision: NewDecision,
  actor: Actor,
  now: Date,
): Promise<Outcome> {
  const { key, value, effectiveFrom } = decision
  const setting = settingOf(key)
  if (!mayDecide(actor, setting.category)) return refused('', 'not-permitted')
  const day = parseCivilDate(effectiveFrom)
  if (!day) return refused('effectiveFrom', 'invalid')
  const problems = decisionProblems(setting, decision, await settingAt(tx, key, day), civilDateOf(now))
  if (problems.length > 0) return { ok: false, problems }
  await appendDecision(tx, { ...decision, recordedBy: actor.id }, now)
  await recordFact(
    tx,
    {
      kind: 'settings.changed',
      actor,
      scope: null,
      subject: { type: 'setting', id: key },
      data: { value, effectiveFrom },
    },
    now,
  )
  return { ok: true }
}
