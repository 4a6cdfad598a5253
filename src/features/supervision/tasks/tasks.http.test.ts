import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import { granted } from '../../../foundation/publications/builders.ts'
import { civilDate } from '../../../law/civil-date.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { everyForbiddenCell } from '../../../testing/forbidden-cells.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'
import { sampleItem } from '../builders.ts'
import { dispatchList } from './actions/dispatch.ts'
import { drawUpList } from './actions/draw-up.ts'
import { cancelTask, closeTask } from './actions/oversee.ts'
import { acceptReport, reportOnTask, returnReport } from './actions/report.ts'
import { acknowledgeTask } from './actions/take.ts'
import { tasksOf } from './store-cases.ts'
import { reportsOf } from './store-reports.ts'
import { type TaskEvent, type TaskState, taskWorkflow } from './workflow.ts'

/** The roles that the table names. */
const NAMED: RoleKey[] = ['drafter', 'handler', 'disclosure-head', 'supervising-office']
const WORDS = {
  progress: '截至11月，已完成三批次12项示例工作，覆盖全部县区。',
  results: '群众办理示例事项的平均时间由5天缩短为2天。',
  next: '12月底前完成剩余2项，由预算科负责组织实施。',
  fulfilment: '要求的14项已落实12项，其余2项正在推进之中。',
}
/** What each event sends so that only role and state can refuse it. */
const FORMS = (event: TaskEvent): Readonly<Record<string, string>> => ({
  [`${event}-reason`]: '示例理由',
  [`${event}-until`]: '2026-12-25',
  ...(event === 'split' ? { 'office-1': '预算科', 'work-1': '汇总数据' } : {}),
  ...(event === 'transfer' ? { 'transfer-agency': health } : {}),
  ...(event === 'report'
    ? Object.fromEntries(Object.entries(WORDS).map(([key, text]) => [`word-${key}`, text]))
    : {}),
  ...(event === 'report' ? { final: 'yes', confirmed: 'yes' } : {}),
})

let city: TestHouse
let finance: string
let health: string
const people = new Map<string, { actor: Actor; cookie: string }>()
/** Somebody with a role in an agency; the supervising office sits in the city's office. */
const who = (role: RoleKey, agency = 'finance') =>
  people.get(role === 'supervising-office' ? role : `${role} ${agency}`) ?? fail()

const elsewhere = () => who('handler', 'health')

function fail(): never {
  throw new Error('nobody there')
}

beforeAll(async () => {
  city = await testHouse()
  const { db } = city.house
  const office = (await foundedAgency(db, { key: 'city-office', name: '示例市政府办公室' }, city.now)).id
  finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, city.now)).id
  health = (await foundedAgency(db, { key: 'health', name: '示例市卫健委' }, city.now)).id
  const seats: readonly (readonly [key: string, agencyId: string, ...roles: RoleKey[]])[] = [
    ['supervising-office', office, 'supervising-office'],
    ['drafter office', office, 'drafter'],
    ['drafter finance', finance, 'drafter'],
    ['handler finance', finance, 'handler'],
    ['disclosure-head finance', finance, 'disclosure-head'],
    ['agency-supervisor finance', finance, 'agency-supervisor'],
    ['reviewer finance', finance, 'reviewer'],
    ['handler health', health, 'handler', 'drafter', 'disclosure-head'],
  ]
  for (const [key, agencyId, ...roles] of seats) {
    const made = await inTransaction(db, tx =>
      person(tx, { roles, agencyId, password: 'Ax7-gongkai-2026' }, city.now),
    )
    people.set(key, { actor: made.actor, cookie: await signedIn(db, made.id, city.now) })
  }
}, 60_000)
afterAll(() => city.close())

const post = () => ({ keys: city.house.services.keys, origin: 'http://localhost' })

/** A case in each state that is asked for, brought there by the actions. */
async function casesIn(
  states: readonly TaskState[],
  due: string | null = null,
): Promise<Map<TaskState, string>> {
  const { db } = city.house
  const chief = who('supervising-office').actor
  const handler = who('handler').actor
  const items = states.map(state =>
    sampleItem(`示例要求 ${state}`, [[finance, 'lead']], { due: due ? civilDate(due) : null }),
  )
  return inTransaction(db, async tx => {
    const { now } = city
    const list = {
      family: 'key-points',
      agencyId: chief.home,
      title: '2026年示例要点',
      year: 2026,
      bases: [],
    }
    const { listId } = granted(await drawUpList(tx, list, items, chief, now))
    granted(await dispatchList(tx, listId, post(), chief, now))
    const made = new Map<TaskState, string>()
    const cases = await tasksOf(tx, { listId })
    for (const [at, state] of states.entries()) {
      const { caseId } = cases[at] ?? fail()
      made.set(state, caseId)
      if (state === 'dispatched') continue
      if (state === 'cancelled') {
        granted(await cancelTask(tx, { caseId, reason: '示例理由' }, post(), chief, now))
        continue
      }
      granted(await acknowledgeTask(tx, { caseId }, handler, now))
      if (state === 'acknowledged') continue
      const report = { caseId, final: true, period: null, words: WORDS, evidence: [], unreadEvidence: 0 }
      granted(await reportOnTask(tx, { ...report, figures: new Map(), confirmed: true }, handler, now))
      if (state === 'reported') continue
      if (state === 'returned') {
        granted(await returnReport(tx, { caseId, reason: '示例理由' }, post(), chief, now))
        continue
      }
      granted(await acceptReport(tx, { caseId }, post(), chief, now))
      if (state === 'closed') granted(await closeTask(tx, { caseId }, chief, now))
    }
    return made
  })
}

/** Sends a form a moment after the one before: nobody presses faster, and the house limits those who do. */
const send = (path: string, form: Record<string, string>, cookie: string) => {
  city.now = new Date(city.now.getTime() + 2500)
  return city.post(path, { once: newOnceKey(), ...form }, cookie)
}
const standing = async (caseId: string) => (await tasksOf(city.house.db, { caseId }))[0] ?? fail()

describe('over HTTP', () => {
  test('another agency’s task is not shown, and an address that names none says so', async () => {
    const caseId = (await casesIn(['dispatched'])).get('dispatched') ?? fail()
    const page = `/desk/tasks/${caseId}`
    expect((await city.get(page, who('handler', 'health').cookie)).status).toBe(403)
    expect((await city.get(page, who('reviewer').cookie)).status).toBe(403)
    expect((await city.get(page, who('handler').cookie)).body).toContain('签收')
    expect((await city.get(page, who('agency-supervisor').cookie)).body).not.toContain(`${page}/acknowledge`)
    expect((await city.get('/desk/tasks/nothing', who('handler').cookie)).status).toBe(404)
    expect((await city.get(`${page}0`, who('handler').cookie)).status).toBe(404)
  })

  test('a list is drawn up, mended, dispatched and drafted for the public', async () => {
    const { cookie } = who('supervising-office')
    const form = { family: 'livelihood', title: '2026年示例民生实事', year: '2026', bases: '' }
    const bad = await send(
      '/desk/task-lists/new',
      { ...form, items: '1｜｜｜车位｜新建示例停车位｜不存在的局\n2｜｜｜｜｜示例市财政局' },
      cookie,
    )
    expect(bad.status).toBe(422)
    expect(bad.body).toContain('没有名为“不存在的局”的单位')
    expect(bad.body).toContain('第2行格式不正确：缺少要求')
    expect(bad.body).toContain('1｜｜｜车位｜新建示例停车位｜不存在的局')
    const items = '1｜｜｜车位｜新建示例停车位｜示例市财政局｜示例市卫健委｜2026-12-31｜示例车位 200 个'
    const made = await send('/desk/task-lists/new', { ...form, items }, cookie)
    expect(made.status).toBe(303)
    const path = String(made.headers.location).replace(/\?.*/, '')
    expect((await city.get(`${path}/items`, cookie)).body).toContain('新建示例停车位')
    // The office's own drafter drafts it; a drafter of another agency does not see it.
    const own = who('drafter', 'office').cookie
    expect((await city.get(path, who('drafter').cookie)).status).toBe(403)
    expect((await send(`${path}/draft-text`, {}, who('drafter').cookie)).status).toBe(403)
    const drafted = await send(`${path}/draft-text`, {}, own)
    expect(String(drafted.headers.location)).toMatch(/^\/desk\/publications\//)
    expect((await city.get(String(drafted.headers.location), own)).body).toContain('新建示例停车位')
    expect((await send(`${path}/draft-text`, {}, own)).status).toBe(422)
    expect((await send(`${path}/dispatch`, {}, cookie)).status).toBe(303)
    expect((await send(`${path}/dispatch`, {}, cookie)).status).toBe(422)
    expect((await city.get('/desk/tasks', who('handler').cookie)).body).toContain('2026年示例民生实事')
    const overview = await city.get(`/desk/tasks/overview?list=${path.split('/').at(-1)}`, cookie)
    expect(overview.body).toContain('示例市卫健委')
    expect(overview.body).toContain('待签收')
  })

  test('a report comes back with what was typed, then with what is weak, and is judged', async () => {
    const caseId = (await casesIn(['acknowledged'], '2026-12-31')).get('acknowledged') ?? fail()
    const { cookie } = who('handler')
    const path = `/desk/tasks/${caseId}`
    const fields = Object.fromEntries(Object.entries(WORDS).map(([key, text]) => [`word-${key}`, text]))
    const version = String((await standing(caseId)).version)
    const lacking = await send(
      `${path}/report`,
      { ...fields, 'word-next': '', evidence: '/d/9999 某页', version },
      cookie,
    )
    expect(lacking.status).toBe(422)
    expect(lacking.body).toContain(WORDS.progress)
    expect(lacking.body).toContain('href="#field-word-next"')
    expect(lacking.body).toContain('href="#field-evidence"')
    const weak = await send(
      `${path}/report`,
      { ...fields, 'word-next': '<b>继续</b>', version, final: 'yes' },
      cookie,
    )
    expect(weak.status).toBe(422)
    expect(weak.body).toContain('“后续举措”不足20字')
    expect(weak.body).toContain('没有附公开信息作佐证')
    const sent = {
      ...fields,
      'word-next': '<b>继续</b>',
      version,
      final: 'yes',
      confirmed: 'yes',
      once: newOnceKey(),
    }
    expect((await send(`${path}/report`, sent, cookie)).status).toBe(303)
    // The same form again does nothing.
    expect((await send(`${path}/report`, sent, cookie)).status).toBe(303)
    const chief = who('supervising-office').cookie
    const page = await city.get(path, chief)
    expect(page.body).toContain('报告可能不够扎实')
    expect(page.body).toContain('&lt;b>继续')
    expect(page.body).not.toContain('<b>继续')
    expect((await send(`${path}/return`, { 'return-reason': ' ' }, chief)).body).toContain(
      'href="#field-return-reason"',
    )
    expect((await send(`${path}/accept`, { version }, chief)).status).toBe(409)
    expect((await send(`${path}/accept`, {}, chief)).status).toBe(303)
    expect((await send(`${path}/draft-text`, {}, who('handler', 'health').cookie)).status).toBe(403)
    const text = await send(`${path}/draft-text`, {}, who('drafter').cookie)
    expect(String(text.headers.location)).toMatch(/^\/desk\/publications\//)
    expect((await send(`${path}/close`, {}, chief)).status).toBe(303)
    expect(await standing(caseId)).toMatchObject({ state: 'closed' })
  })

  test('an extension is asked for and granted, a task split, moved and seen on the first page', async () => {
    const caseId = (await casesIn(['acknowledged'], '2026-11-25')).get('acknowledged') ?? fail()
    const path = `/desk/tasks/${caseId}`
    const { cookie } = who('handler')
    expect((await city.get('/desk', cookie)).body).toContain('任务待办')
    const asked = { 'ask-extension-until': '2026-11-01', 'ask-extension-reason': '等待示例数据' }
    const early = await send(`${path}/ask-extension`, asked, cookie)
    expect([early.status, early.body.includes('等待示例数据')]).toEqual([422, true])
    expect(
      (await send(`${path}/ask-extension`, { ...asked, 'ask-extension-until': '2026-12-25' }, cookie)).status,
    ).toBe(303)
    const chief = who('supervising-office').cookie
    expect((await city.get('/desk', chief)).body).toContain('督办待办')
    expect((await send(`${path}/grant-extension`, {}, chief)).status).toBe(303)
    expect(await standing(caseId)).toMatchObject({ due: '2026-12-25', extensions: 1 })
    expect((await send(`${path}/split`, { 'office-1': '' }, cookie)).status).toBe(422)
    const mine = { 'office-1': '预算科', 'person-1': who('handler').actor.id, 'work-1': '汇总数据' }
    expect(
      (await send(`${path}/split`, { ...mine, 'person-1': who('handler', 'health').actor.id }, cookie))
        .status,
    ).toBe(422)
    expect((await send(`${path}/split`, mine, cookie)).status).toBe(303)
    expect((await city.get('/desk/tasks?mine=yes', cookie)).body).toContain(path)
    expect((await send(`${path}/remind`, {}, chief)).status).toBe(303)
    expect(
      (await send(`${path}/extend`, { 'extend-until': '2026-12-31', 'extend-reason': '统一时限' }, chief))
        .status,
    ).toBe(303)
    const moving = { 'transfer-agency': health, 'transfer-reason': '职能已经划转' }
    expect((await send(`${path}/transfer`, moving, chief)).status).toBe(303)
    expect((await city.get(path, cookie)).status).toBe(403)
    expect((await send(`${path}/acknowledge`, {}, who('handler', 'health').cookie)).status).toBe(303)
  })

  // Last: minutes pass in it, and people who only wait are signed out. Roles that no cell names are refused at the door for
  // every route (role-matrix); here stand those that the table names, and somebody who holds them all elsewhere.
  test('every forbidden role × state × event is refused, and changes nothing', async () => {
    const people = [
      ...NAMED.map(role => [role, who(role)] as const),
      ['another agency', elsewhere()] as const,
    ]
    const { tried, faults } = await everyForbiddenCell(city, taskWorkflow, {
      async scene(state) {
        const id = (await casesIn([state], '2026-12-01')).get(state) ?? fail()
        return { id, agencyId: finance, people: people.map(([name, each]) => ({ name, ...each })) }
      },
      async post(event, id, { cookie }) {
        const version = String((await standing(id)).version)
        return city.post(
          `/desk/tasks/${id}/${event}`,
          { once: newOnceKey(), version, ...FORMS(event) },
          cookie,
        )
      },
      standing: async id => [await standing(id), await reportsOf(city.house.db, id)],
    })
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(100)
  }, 60_000)
})
