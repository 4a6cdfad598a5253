import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../law/civil-date.ts'
import { DEFAULT_PASSWORD_SETTINGS } from '../../law/password-rules.ts'
import { DEFAULT_SIGN_IN_SETTINGS } from '../../law/sign-in-rules.ts'
import { type Db, deskDb, inTransaction, openPool, violatedConstraint } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { changeSetting, type NewDecision } from './actions.ts'
import { passwordSettings, signInSettings } from './groups.ts'
import { decisionsOn, settingAt, settingsAt } from './store.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const TODAY = civilDate('2026-11-22')
let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 20_000 }, () => {}))
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

function decide(
  role: string,
  decision: Partial<NewDecision> & Pick<NewDecision, 'key' | 'value'>,
  now = NOW,
) {
  const scope = '0190a000-0000-7000-8000-00000000000a'
  const actor: Actor = {
    id: '0190a000-0000-7000-8000-000000000001',
    account: 'c',
    name: '示例',
    home: scope,
    grants: [{ role, scope }],
  }
  const whole = { effectiveFrom: '2026-11-22', basis: '示例', ...decision }
  return inTransaction(db, tx => changeSetting(tx, whole, actor, now))
}

const codes = (outcome: Awaited<ReturnType<typeof decide>>) =>
  outcome.ok ? [] : outcome.problems.map(problem => problem.code)

describe('the settings', () => {
  test('are those that the law and the platform come with, until somebody decides', async () => {
    expect(await passwordSettings(db, TODAY)).toEqual(DEFAULT_PASSWORD_SETTINGS)
    expect(await signInSettings(db, TODAY)).toEqual(DEFAULT_SIGN_IN_SETTINGS)
    expect((await settingsAt(db, TODAY))['publications.emergency-gates-hours']).toBe(24)
  })

  test('change on the day of the decision and not before', async () => {
    const key = 'publications.preview-hours'
    const done = await decide('supervising-office', { key, value: 24, effectiveFrom: '2027-01-01' })
    expect(done.ok).toBe(true)
    expect(await settingAt(db, key, civilDate('2026-12-31'))).toBe(72)
    expect(await settingAt(db, key, civilDate('2027-01-01'))).toBe(24)
    expect((await settingsAt(db, civilDate('2027-06-01')))[key]).toBe(24)
  })

  test('follow the decision that was recorded last where two name the same day', async () => {
    const key = 'publications.emergency-gates-hours'
    await decide('supervising-office', { key, value: 20 })
    await decide('supervising-office', { key, value: 18 }, new Date(NOW.getTime() + 60_000))
    expect(await settingAt(db, key, TODAY)).toBe(18)
    expect((await decisionsOn(db, key)).map(each => each.value)).toEqual([18, 20])
  })

  test('switch a gate on', async () => {
    await decide('supervising-office', { key: 'publications.policy-gate', value: true })
    expect(await settingAt(db, 'publications.policy-gate', TODAY)).toBe(true)
  })

  test('count a stored value outside the bounds as none', async () => {
    await sql`insert into desk.settings values (gen_random_uuid(), 'people.idle-minutes', '999', '2026-01-01', '旧的决定',
      gen_random_uuid(), now())`.execute(db)
    expect(await settingAt(db, 'people.idle-minutes', TODAY)).toBe(30)
  })
})

describe('a decision', () => {
  test('about account security is the security administrator’s, about publishing the supervising office’s', async () => {
    const password = { key: 'people.password-min-length', value: 12 } as const
    const gates = { key: 'publications.emergency-gates-hours', value: 12 } as const
    expect(codes(await decide('supervising-office', password))).toEqual(['not-permitted'])
    expect(codes(await decide('security-admin', gates))).toEqual(['not-permitted'])
    expect(codes(await decide('system-admin', password))).toEqual(['not-permitted'])
    expect((await decide('security-admin', password)).ok).toBe(true)
    expect((await passwordSettings(db, TODAY)).minLength).toBe(12)
  })

  test.each([
    ['outside the bounds', { key: 'publications.preview-hours', value: 721 } as const, 'out-of-range'],
    ['that is no whole number', { key: 'publications.preview-hours', value: 7.5 } as const, 'out-of-range'],
    [
      'that begins yesterday',
      { key: 'publications.preview-hours', value: 7, effectiveFrom: '2026-11-21' } as const,
      'in-the-past',
    ],
    ['that changes nothing', { key: 'publications.preview-hours', value: 72 } as const, 'unchanged'],
    ['of another type', { key: 'publications.preview-hours', value: true } as const, 'out-of-range'],
  ])('%s is refused', async (_, decision, code) => {
    expect(codes(await decide('supervising-office', decision))).toEqual([code])
  })

  test('stays on record with its author and its fact', async () => {
    await decide('supervising-office', { key: 'attachments.most-megabytes', value: 80 })
    const fact = await db
      .selectFrom('ops.facts')
      .select(['kind', 'data', 'actor_id'])
      .where('subject_id', '=', 'attachments.most-megabytes')
      .executeTakeFirstOrThrow()
    expect(fact).toEqual({
      kind: 'settings.changed',
      actor_id: '0190a000-0000-7000-8000-000000000001',
      data: { value: 80, effectiveFrom: '2026-11-22' },
    })
    const attempt = sql`delete from desk.settings`.execute(db)
    const constraint = await attempt.then(
      () => undefined,
      error => violatedConstraint(error),
    )
    expect(constraint).toBe('history_is_append_only')
  })
})
