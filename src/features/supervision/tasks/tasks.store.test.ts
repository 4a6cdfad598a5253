import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { eventsOf } from '../../../foundation/cases/index.ts'
import { approved, granted } from '../../../foundation/publications/builders.ts'
import { releaseNow, withdrawPublication } from '../../../foundation/publications/index.ts'
import { civilDate } from '../../../law/civil-date.ts'
import { keyRing } from '../../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool, type Tx } from '../../../platform/db/db.ts'
import type { Outcome } from '../../../platform/forms/outcome.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { testDatabase } from '../../../platform/testing/database.ts'
import { castOf } from '../../../testing/released.ts'
import { sampleItem } from '../builders.ts'
import { dispatchList, dispatchPlan } from './actions/dispatch.ts'
import { draftListText, drawUpList, rewriteItems } from './actions/draw-up.ts'
import { askExtension, grantExtension, refuseExtension } from './actions/extension.ts'
import { cancelTask, closeTask, transferTask } from './actions/oversee.ts'
import { acceptReport, draftReportText, recallReport, reportOnTask, returnReport } from './actions/report.ts'
import { acknowledgeTask, splitTask } from './actions/take.ts'
import { sendReminders } from './jobs.ts'
import { taskListText, taskReport } from './publication-kinds.ts'
import { taskReactions } from './reactions.ts'
import { assignmentsOf } from './store-assignments.ts'
import { tasksOf } from './store-cases.ts'
import { itemsOf, type NewItem } from './store-lists.ts'

const KINDS = [taskListText, taskReport]
const NOW = new Date('2026-11-23T02:00:00Z')
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } })
const post = { keys, origin: 'http://localhost' }

let db: Db
let office: string
let finance: string
let health: string
let close: () => Promise<void>

beforeAll(async () => {
  const database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  office = (await foundedAgency(db, { key: 'city-office', name: '示例市政府办公室' }, NOW)).id
  finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, NOW)).id
  health = (await foundedAgency(db, { key: 'health', name: '示例市卫健委' }, NOW)).id
  await sql`update desk.agencies set email = key || '@example.gov.cn'`.execute(db)
  close = async () => {
    await db.destroy()
    await database.drop()
  }
})
afterAll(() => close())

const person = (role: string, scope: string): Actor => ({
  id: `01890000-0000-7000-8000-${Buffer.from(role.slice(0, 6).padEnd(6)).toString('hex')}`,
  account: role,
  name: '示例',
  home: scope,
  grants: [{ role, scope }],
})
const chief = () => person('supervising-office', office)
const run = <T extends object>(work: (tx: Tx) => Promise<Outcome<T>>) => inTransaction(db, work)
const done = async <T extends object>(work: (tx: Tx) => Promise<Outcome<T>>) => granted(await run(work))
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

/** A list that was drawn up and dispatched; answers its cases in order. */
async function dispatched(items: readonly NewItem[], family = 'key-points', title = '2026年示例要点') {
  const drawn = await done(tx =>
    drawUpList(tx, { family, agencyId: office, title, year: 2026, bases: [] }, items, chief(), NOW),
  )
  const { number } = await done(tx => dispatchList(tx, drawn.listId, post, chief(), NOW))
  const cases = await tasksOf(db, { listId: drawn.listId })
  return { listId: drawn.listId, number, cases, only: cases[0] ?? fail() }
}

function fail(): never {
  throw new Error('nothing there')
}

const WORDS = {
  progress: '截至11月，已完成三批次12项示例工作，覆盖全部县区。',
  results: '群众办理示例事项的平均时间由5天缩短为2天。',
  next: '12月底前完成剩余2项，由预算科负责组织实施。',
  fulfilment: '要求的14项已落实12项，其余2项正在推进之中。',
}
const report = (caseId: string, parts: object = {}) => ({
  caseId,
  final: true,
  period: null,
  words: WORDS,
  evidence: [],
  unreadEvidence: 0,
  figures: new Map<string, string>(),
  confirmed: true,
  ...parts,
})

/** Brings the draft of a text to the public as an agency does, and lets the room react. */
async function released(editionId: string, agencyId: string, drafter: Actor, now: Date): Promise<string> {
  const cast = { ...castOf(agencyId), drafter }
  await approved(db, KINDS, editionId, cast, now)
  const edition = await db
    .selectFrom('desk.editions as e')
    .innerJoin('desk.revisions as r', 'r.id', 'e.revision_id')
    .select(['e.publication_id', 'r.digest'])
    .where('e.id', '=', editionId)
    .executeTakeFirstOrThrow()
  await done(tx => releaseNow(tx, KINDS, { editionId, digest: edition.digest }, cast.releaser, now))
  await told('publications.released', edition.publication_id, now)
  return edition.publication_id
}

async function told(kind: string, publicationId: string, now: Date): Promise<void> {
  const fact = {
    id: '',
    at: now,
    kind,
    actorId: null,
    scopeId: null,
    subject: { type: 'publication', id: publicationId },
    data: {},
  }
  for (const each of taskReactions.filter(reaction => reaction.to === kind)) {
    await inTransaction(db, tx => each.react(tx, fact, now))
  }
}

const shown = (caseId: string) =>
  db.selectFrom('live.task_agencies').selectAll().where('case_id', '=', caseId).executeTakeFirst()
const taskNow = async (caseId: string) => (await tasksOf(db, { caseId }))[0] ?? fail()

describe('a supervised task', () => {
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
