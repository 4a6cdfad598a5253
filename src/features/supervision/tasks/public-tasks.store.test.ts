import { afterAll, describe, expect, test } from 'vitest'
import { withdrawPublication } from '../../../foundation/publications/index.ts'
import { civilDate } from '../../../law/civil-date.ts'
import { castOf } from '../../../testing/released.ts'
import { sampleItem } from '../builders.ts'
import { liveAnswers } from '../public/store-live.ts'
import { dispatchList } from './actions/dispatch.ts'
import { draftListText, drawUpList, rewriteItems } from './actions/draw-up.ts'
import { closeTask } from './actions/oversee.ts'
import { acceptReport, draftReportText, reportOnTask, returnReport } from './actions/report.ts'
import { acknowledgeTask, splitTask } from './actions/take.ts'
import { assignmentsOf } from './store-assignments.ts'
import { tasksOf } from './store-cases.ts'
import { itemsOf } from './store-lists.ts'
import { fail, KINDS, later, NOW, openTaskTables, person, report, WORDS } from './testing-tables.ts'

const tables = await openTaskTables()
const { db, office, finance, health, post, chief, run, done, dispatched, released, told, shown } = tables
afterAll(() => tables.close())

describe('a task before the public', () => {
  test('is shown with its units in the order in which the list names them', async () => {
    for (const named of [
      [health, finance],
      [finance, health],
    ]) {
      const { listId, number } = await dispatched([
        sampleItem('公开示例事项的收支', [
          [office, 'support'],
          ...named.map(agencyId => [agencyId, 'lead'] as const),
        ]),
      ])
      const expected = [...named, office]
      const [item] = await itemsOf(db, listId)
      expect(item?.agencies.map(each => each.agencyId)).toEqual(expected)
      const drafter = person('drafter', office)
      const { editionId } = await done(tx => draftListText(tx, listId, drafter, NOW))
      await released(editionId, office, drafter, NOW)
      const answers = await liveAnswers(db, { list: number })
      const keys = await db.selectFrom('desk.agencies').select(['id', 'key']).execute()
      expect(answers.map(each => each.agency_key)).toEqual(
        expected.map(id => keys.find(each => each.id === id)?.key),
      )
    }
  })

  test('goes from dispatch over a returned report to its closing, and the public follows once the texts are out', async () => {
    const { listId, number, only } = await dispatched([
      sampleItem('公开示例事项的办理结果', [[finance, 'lead']], {
        number: '1',
        level2: '示例公开',
        due: civilDate('2026-12-31'),
      }),
    ])
    const { caseId } = only
    const drafter = person('drafter', finance)
    // Nothing is public before the list's text is.
    expect(await shown(caseId)).toBeUndefined()
    const listDrafter = person('drafter', office)
    const text = await done(tx => draftListText(tx, listId, listDrafter, NOW))
    const listPublication = await released(text.editionId, office, listDrafter, NOW)
    const task = await db
      .selectFrom('live.tasks')
      .selectAll()
      .where('list_number', '=', number)
      .executeTakeFirstOrThrow()
    expect(task).toMatchObject({
      requirement: '公开示例事项的办理结果',
      level2: '示例公开',
      due: '2026-12-31',
    })
    expect(await shown(caseId)).toMatchObject({
      state: 'dispatched',
      agency_key: 'finance',
      due: '2026-12-31',
    })

    await done(tx => acknowledgeTask(tx, { caseId }, person('handler', finance), NOW))
    const assignments = [{ office: '预算科', personId: null, work: '汇总数据' }]
    await done(tx => splitTask(tx, { caseId, assignments }, person('disclosure-head', finance), NOW))
    expect(await assignmentsOf(db, caseId)).toMatchObject([{ office: '预算科', ended_at: null }])
    await done(tx => reportOnTask(tx, report(caseId), drafter, NOW))
    await done(tx => returnReport(tx, { caseId, reason: '请补充数据来源' }, post, chief(), NOW))
    expect(await shown(caseId)).toMatchObject({ state: 'returned', returns: 1 })
    await done(tx => reportOnTask(tx, report(caseId), drafter, later(1)))
    await done(tx => acceptReport(tx, { caseId }, post, chief(), later(2)))
    expect(await shown(caseId)).toMatchObject({ state: 'accepted', report_number: null, done_at: later(1) })

    const draft = await done(tx => draftReportText(tx, caseId, drafter, later(2)))
    expect(await run(tx => draftReportText(tx, caseId, drafter, later(2)))).toMatchObject({
      problems: [{ code: 'nothing-to-draft' }],
    })
    const reportPublication = await released(draft.editionId, finance, drafter, later(3))
    const live = await db
      .selectFrom('live.publications')
      .selectAll()
      .where('id', '=', reportPublication)
      .executeTakeFirstOrThrow()
    expect(live.content?.body).toContain(WORDS.progress)
    expect(await shown(caseId)).toMatchObject({ report_number: live.number })
    // Reactions come at least once, and several at a time.
    await Promise.all([1, 2, 3].map(() => told('publications.released', reportPublication, later(3))))
    await Promise.all([1, 2].map(() => told('publications.released', listPublication, later(3))))
    expect(await shown(caseId)).toMatchObject({ report_number: live.number })

    await done(tx => closeTask(tx, { caseId }, chief(), later(4)))
    expect(await shown(caseId)).toMatchObject({ state: 'closed', closed_at: later(4) })
    const events = await db
      .selectFrom('live.task_events')
      .select(['event', 'state'])
      .where('case_id', '=', caseId)
      .orderBy('seq')
      .execute()
    // The split and the reasons stay in the house.
    expect(events.map(each => each.event)).toEqual([
      'dispatch',
      'acknowledge',
      'report',
      'return',
      'report',
      'accept',
      'close',
    ])
    // A list that is withdrawn takes everything with it.
    await done(tx =>
      withdrawPublication(
        tx,
        KINDS,
        { editionId: text.editionId, reason: '示例原因' },
        castOf(office).releaser,
        later(5),
      ),
    )
    await told('publications.withdrawn', listPublication, later(5))
    expect(await shown(caseId)).toBeUndefined()
    expect(await db.selectFrom('live.task_lists').selectAll().where('number', '=', number).execute()).toEqual(
      [],
    )
  })

  test('shows the public no word that is not in the released text, and nothing of an item that is withheld', async () => {
    const items = [
      sampleItem('整改示例问题一', [[finance, 'lead']], { level1: '示例类别' }),
      sampleItem('不公开的示例问题二', [[health, 'lead']], { withheldBasis: '示例法第一条' }),
    ]
    const drawn = await done(tx =>
      drawUpList(
        tx,
        { family: 'audit', agencyId: office, title: '示例整改清单', year: 2026, bases: [] },
        items,
        chief(),
        NOW,
      ),
    )
    const listDrafter = person('drafter', office)
    const text = await done(tx => draftListText(tx, drawn.listId, listDrafter, NOW))
    // The words change after the text was drafted: they are no longer what was signed.
    const [first, second] = items
    await done(tx =>
      rewriteItems(
        tx,
        drawn.listId,
        [{ ...(first ?? fail()), requirement: '后来改写的示例问题' }, second ?? fail()],
        NOW,
      ),
    )
    const { number } = await done(tx => dispatchList(tx, drawn.listId, post, chief(), NOW))
    await released(text.editionId, office, listDrafter, NOW)
    const tasks = await db.selectFrom('live.tasks').selectAll().where('list_number', '=', number).execute()
    expect(tasks).toMatchObject([{ ordinal: 1, level1: '示例类别', requirement: null }])
    expect(
      await db
        .selectFrom('live.task_lists')
        .select(['items', 'withheld'])
        .where('number', '=', number)
        .execute(),
    ).toEqual([{ items: 2, withheld: 1 }])
    const hidden =
      (await tasksOf(db, { listId: drawn.listId })).find(each => each.agencyId === health) ?? fail()
    expect(await shown(hidden.caseId)).toBeUndefined()
    await expect(
      db
        .updateTable('desk.task_items')
        .set({ requirement: '改写' })
        .where('list_id', '=', drawn.listId)
        .execute(),
    ).rejects.toThrow(/not reworded/)
    expect(await run(tx => rewriteItems(tx, drawn.listId, [], NOW))).toMatchObject({
      problems: [{ code: 'dispatched' }],
    })
  })

  test('keeps the figures of each quarter, and the public looks back at every one', async () => {
    const indicators = [{ name: '示例车位', unit: '个', target: '200' }]
    const { listId, only } = await dispatched(
      [sampleItem('新建示例停车位', [[finance, 'lead']], { indicators })],
      'livelihood',
      '示例民生实事',
    )
    const { caseId } = only
    const listDrafter = person('drafter', office)
    const text = await done(tx => draftListText(tx, listId, listDrafter, NOW))
    await released(text.editionId, office, listDrafter, NOW)
    const handler = person('handler', finance)
    await done(tx => acknowledgeTask(tx, { caseId }, handler, NOW))
    const [indicator] = (await itemsOf(db, listId))[0]?.indicators ?? []
    const id = indicator?.id ?? ''
    const words = { progress: '已建成示例车位，正在验收。', shortfall: '已达到进度', next: '继续建设。' }
    const quarterly = (quarter: number, value: string, final = false) =>
      report(caseId, { final, words, period: { year: 2026, quarter }, figures: new Map([[id, value]]) })
    expect(await run(tx => reportOnTask(tx, report(caseId, { words }), handler, NOW))).toMatchObject({
      problems: [{ code: 'period' }, { code: 'figures' }],
    })
    for (const [quarter, value] of [
      [3, '120'],
      [4, '188.5'],
    ] as const) {
      await done(tx => reportOnTask(tx, quarterly(quarter, value), handler, NOW))
      await done(tx => acceptReport(tx, { caseId }, post, chief(), NOW))
    }
    const figures = await db
      .selectFrom('live.task_figures')
      .select(['name', 'unit', 'target', 'quarter', 'done'])
      .where('case_id', '=', caseId)
      .orderBy('quarter')
      .execute()
    expect(figures).toEqual([
      { name: '示例车位', unit: '个', target: '200', quarter: 3, done: '120' },
      { name: '示例车位', unit: '个', target: '200', quarter: 4, done: '188.5' },
    ])
    // The year is not over: a report that does not say it is done closes nothing.
    expect(await run(tx => closeTask(tx, { caseId }, chief(), NOW))).toMatchObject({
      problems: [{ code: 'final-report' }],
    })
  })
})
