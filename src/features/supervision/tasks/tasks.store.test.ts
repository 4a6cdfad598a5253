import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { eventsOf } from '../../../foundation/cases/index.ts'
import { civilDate } from '../../../law/civil-date.ts'
import { sampleItem } from '../builders.ts'
import { dispatchPlan } from './actions/dispatch.ts'
import { askExtension, grantExtension, refuseExtension } from './actions/extension.ts'
import { cancelTask, closeTask, transferTask } from './actions/oversee.ts'
import { acceptReport, recallReport, reportOnTask } from './actions/report.ts'
import { acknowledgeTask } from './actions/take.ts'
import { sendReminders } from './jobs.ts'
import { tasksOf } from './store-cases.ts'
import { later, NOW, openTaskTables, person, report, WORDS } from './testing-tables.ts'

const tables = await openTaskTables()
const { db, office, finance, health, post, chief, run, done, dispatched, taskNow } = tables
afterAll(() => tables.close())

describe('a supervised task', () => {
  test('has its day moved by a granted extension alone, and each is kept', async () => {
    const { only } = await dispatched([
      sampleItem('示例要求', [[finance, 'lead']], { due: civilDate('2026-12-01') }),
    ])
    const { caseId } = only
    const taker = person('handler', finance)
    await done(tx => acknowledgeTask(tx, { caseId }, taker, NOW))
    const asking = { caseId, until: civilDate('2026-12-20'), reason: '等待示例数据' }
    expect(
      await run(tx => askExtension(tx, { ...asking, until: civilDate('2026-11-30') }, taker, NOW)),
    ).toMatchObject({
      problems: [{ code: 'later-date' }],
    })
    await done(tx => askExtension(tx, asking, taker, NOW))
    expect(await run(tx => askExtension(tx, asking, taker, NOW))).toMatchObject({
      problems: [{ code: 'no-extension-asked' }],
    })
    await done(tx => refuseExtension(tx, { caseId, reason: '时间充足' }, post, chief(), NOW))
    expect(await taskNow(caseId)).toMatchObject({ due: '2026-12-01', extensions: 0, extensionAsked: null })
    await done(tx => askExtension(tx, asking, taker, NOW))
    await done(tx => grantExtension(tx, { caseId }, post, chief(), NOW))
    expect(await taskNow(caseId)).toMatchObject({ due: '2026-12-20', extensions: 1 })
    await expect(
      db
        .updateTable('desk.task_due_events')
        .set({ due: '2027-01-01' })
        .where('case_id', '=', caseId)
        .execute(),
    ).rejects.toThrow(/appended, never changed/)
  })

  test('that is weak is handed in only by somebody who read why, and a report taken back never was', async () => {
    const { only } = await dispatched([sampleItem('示例要求', [[finance, 'lead']])])
    const { caseId } = only
    const handler = person('handler', finance)
    await done(tx => acknowledgeTask(tx, { caseId }, handler, NOW))
    const weak = report(caseId, { confirmed: false })
    expect(await run(tx => reportOnTask(tx, weak, handler, NOW))).toMatchObject({
      problems: [{ code: 'weaknesses-seen' }],
    })
    expect(
      await run(tx =>
        reportOnTask(
          tx,
          report(caseId, { words: { ...WORDS, next: ' ' }, evidence: [999999] }),
          handler,
          NOW,
        ),
      ),
    ).toMatchObject({ problems: [{ code: 'elements' }, { code: 'evidence-known' }] })
    await done(tx => reportOnTask(tx, report(caseId), handler, NOW))
    // Whoever reported is not whoever judges, whatever roles they hold.
    const both = { ...handler, grants: [...handler.grants, { role: 'supervising-office', scope: office }] }
    expect(await run(tx => acceptReport(tx, { caseId }, post, both, NOW))).toMatchObject({
      problems: [{ code: 'not-reporter' }],
    })
    await done(tx => recallReport(tx, { caseId }, handler, NOW))
    expect(await taskNow(caseId)).toMatchObject({ state: 'acknowledged', lastReport: null })
    expect(await run(tx => closeTask(tx, { caseId }, chief(), NOW))).toMatchObject({
      problems: [{ code: 'wrong-state' }],
    })
  })

  test('is reminded of once for each reason and day, by one letter to each agency', async () => {
    await sql`update desk.cases set closed_at = ${NOW} where closed_at is null`.execute(db)
    const due = civilDate('2026-11-27')
    const { cases } = await dispatched([
      sampleItem('临近的示例任务甲', [[health, 'lead']], { due }),
      sampleItem('临近的示例任务乙', [[health, 'lead']], { due }),
      sampleItem('远期的示例任务', [[health, 'lead']], { due: civilDate('2027-06-30') }),
    ])
    const letters = async () =>
      Number(
        (
          await db
            .selectFrom('ops.outgoing_mail')
            .select(({ fn }) => fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      )
    const before = await letters()
    expect(await sendReminders(db, post, NOW)).toBe(2)
    expect(await sendReminders(db, post, NOW)).toBe(0)
    expect(await letters()).toBe(before + 1)
    // Past the day the two are late; the third was never acknowledged.
    expect(await sendReminders(db, post, later(7))).toBe(3)
    expect(await letters()).toBe(before + 3)
    const events = await eventsOf(db, cases[0]?.caseId ?? '')
    expect(events.filter(each => each.event === 'remind').map(each => each.by)).toEqual(['system', 'system'])
  })

  test('moves to another agency, begins there anew, and is cancelled with its reason', async () => {
    const { only } = await dispatched([
      sampleItem('示例要求', [
        [finance, 'lead'],
        [health, 'support'],
      ]),
    ])
    const { caseId, item } = only
    const moving = { caseId, itemId: item.id, reason: '职能已经划转' }
    expect(
      await run(tx => transferTask(tx, { ...moving, agencyId: health }, post, chief(), NOW)),
    ).toMatchObject({
      problems: [{ code: 'another-agency' }],
    })
    await done(tx => transferTask(tx, { ...moving, agencyId: office }, post, chief(), NOW))
    expect(await taskNow(caseId)).toMatchObject({ agencyId: office, state: 'dispatched' })
    expect(await run(tx => acknowledgeTask(tx, { caseId }, person('handler', finance), NOW))).toMatchObject({
      problems: [{ code: 'wrong-role' }],
    })
    await done(tx => cancelTask(tx, { caseId, reason: '已并入其他任务' }, post, chief(), NOW))
    expect(await taskNow(caseId)).toMatchObject({ state: 'cancelled' })
  })

  test('comes from a plan once', async () => {
    const plan = {
      planId: '01890000-0000-7000-8000-00000000aaaa',
      title: '2026年示例工作要点',
      year: 2026,
      tasks: [
        {
          planTaskId: '01890000-0000-7000-8000-00000000aaab',
          number: 1,
          part: '一、示例',
          level1: '示例一级',
          level2: '示例二级',
          requirement: '示例要求',
          units: [
            { agencyId: finance, role: 'lead' as const },
            { agencyId: health, role: 'support' as const },
          ],
          due: null,
          dueWords: '',
        },
      ],
    }
    const options = { agencyId: office, due: civilDate('2026-12-31'), bases: [] }
    const made = await done(tx => dispatchPlan(tx, plan, options, post, chief(), NOW))
    expect(made.cases).toBe(2)
    expect(
      (await tasksOf(db, { listId: made.listId })).map(each => [each.agencyId, each.role, each.due]),
    ).toEqual([
      [finance, 'lead', '2026-12-31'],
      [health, 'support', '2026-12-31'],
    ])
    expect(await run(tx => dispatchPlan(tx, plan, options, post, chief(), NOW))).toMatchObject({
      problems: [{ code: 'dispatched' }],
    })
  })
})
