import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../law/civil-date.ts'
import { BUILT_IN_CALENDAR } from '../../law/work-calendar-data.ts'
import { addWorkdays } from '../../law/working-days.ts'
import {
  type Db,
  deskDb,
  inTransaction,
  type LiveDb,
  liveDb,
  openPool,
  violatedConstraint,
} from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { enterYear } from './actions.ts'
import { liveCalendar, loadCalendar, seedCalendar, versionsOf, yearsInForce } from './store.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db
let live: LiveDb

beforeAll(async () => {
  database = await testDatabase()
  const limits = { max: 4, statementTimeout: 20_000 }
  db = deskDb(openPool(database.deskUrl, limits, () => {}))
  live = liveDb(openPool(database.readerUrl, limits, () => {}))
  await inTransaction(db, tx => seedCalendar(tx, NOW))
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

function clerk(role: string): Actor {
  const scope = '0190a000-0000-7000-8000-00000000000a'
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    account: 'c',
    name: '示例',
    home: scope,
    grants: [{ role, scope }],
  }
}

const entry2027 = {
  year: 2027,
  holidays: ['2027-01-01', '2027-01-02'].map(civilDate),
  workdays: ['2027-01-03'].map(civilDate),
  source: '示例通知〔2026〕1号',
}

describe('the calendar', () => {
  test('begins with the years that the platform comes with, on the desk and in public', async () => {
    const years = [...BUILT_IN_CALENDAR.years]
    expect([...(await loadCalendar(db)).years]).toEqual(years)
    expect([...(await liveCalendar(live)).years]).toEqual(years)
  })

  test('stays as it is when the platform starts again, also twice at once', async () => {
    const before = await loadCalendar(db)
    await Promise.all([1, 2].map(() => inTransaction(db, tx => seedCalendar(tx, NOW))))
    expect(await loadCalendar(db)).toEqual(before)
    expect(await versionsOf(db, 2026)).toHaveLength(1)
  })

  test('counts as the test vectors of the law do', async () => {
    const calendar = await loadCalendar(db)
    expect(addWorkdays(civilDate('2026-02-13'), 20, calendar)).toEqual({
      date: '2026-03-19',
      provisional: false,
    })
  })
})

describe('a year', () => {
  test('is entered by the supervising office alone', async () => {
    const refusal = await inTransaction(db, tx => enterYear(tx, entry2027, clerk('disclosure-head'), NOW))
    expect(refusal).toEqual({ ok: false, problems: [{ field: '', code: 'not-permitted' }] })
  })

  test('once entered makes its days certain, for the public too, and leaves out holidays on weekends', async () => {
    const before = await loadCalendar(db)
    expect(addWorkdays(civilDate('2026-12-31'), 1, before).provisional).toBe(true)
    const done = await inTransaction(db, tx => enterYear(tx, entry2027, clerk('supervising-office'), NOW))
    expect(done).toEqual({ ok: true, version: 1 })
    const after = await liveCalendar(live)
    expect(addWorkdays(civilDate('2026-12-31'), 1, after)).toEqual({ date: '2027-01-03', provisional: false })
    expect(after.years.get(2027)?.holidays).toEqual(['2027-01-01'])
    expect((await loadCalendar(db)).version).not.toBe(before.version)
  })

  test('tells other rooms what changed', async () => {
    const fact = await db
      .selectFrom('ops.facts')
      .select(['subject_id', 'data'])
      .where('kind', '=', 'calendar.changed')
      .executeTakeFirstOrThrow()
    expect(fact).toEqual({
      subject_id: '2027',
      data: { year: 2027, version: 1, holidays: ['2027-01-01'], workdays: ['2027-01-03'] },
    })
  })

  test('amended within the year keeps its former version', async () => {
    const amended = { ...entry2027, source: '示例通知〔2027〕2号', holidays: [civilDate('2027-01-04')] }
    const done = await inTransaction(db, tx => enterYear(tx, amended, clerk('supervising-office'), NOW))
    expect(done).toEqual({ ok: true, version: 2 })
    expect((await versionsOf(db, 2027)).map(each => each.holidays)).toEqual([['2027-01-04'], ['2027-01-01']])
    expect((await loadCalendar(db)).years.get(2027)?.holidays).toEqual(['2027-01-04'])
  })

  test('is listed by what is in force, with who entered it', async () => {
    const years = await yearsInForce(db)
    expect(years.slice(0, 2).map(each => [each.year, each.version, each.recordedBy])).toEqual([
      [2027, 2, clerk('supervising-office').id],
      [2026, 1, null],
    ])
    expect(years).toHaveLength(BUILT_IN_CALENDAR.years.size + 1)
  })

  test('is never rewritten, whoever tries', async () => {
    const attempt = sql`update desk.calendar_years set source = '改写' where year = 2026`.execute(db)
    const constraint = await attempt.then(
      () => undefined,
      error => violatedConstraint(error),
    )
    expect(constraint).toBe('history_is_append_only')
  })
})
