import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicationKinds } from '../../../app.ts'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { openCells } from '../../../foundation/cases/index.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import { broughtOut, granted } from '../../../foundation/publications/builders.ts'
import { changeSetting } from '../../../foundation/settings/index.ts'
import { civilDate } from '../../../law/civil-date.ts'
import type { RoleKey } from '../../../law/roles.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { newOnceKey } from '../../../platform/forms/once.ts'
import type { Actor } from '../../../platform/permissions/permission.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'
import { runJob } from '../../../testing/letters.ts'
import { castOf } from '../../../testing/released.ts'
import { sampleItem } from '../builders.ts'
import { dispatchList } from '../tasks/actions/dispatch.ts'
import { draftListText, drawUpList } from '../tasks/actions/draw-up.ts'
import { showList } from '../tasks/show-list.ts'
import { questionWorkflow } from './workflow.ts'

let city: TestHouse
let finance: string
const people = new Map<string, { actor: Actor; id: string; cookie: string }>()
const as = (key: string) => people.get(key)?.cookie ?? ''

const ASKED = '请问示例停车位建在哪里？我是示例来信人。'
const PUBLIC_QUESTION = '请问示例停车位建在哪里？'
const ANSWER = '示例答复：建在示例路东侧，十二月底前开放。'

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-11-23T02:00:00Z') })
  const { db, services } = city.house
  const office = (await foundedAgency(db, { key: 'city-office', name: '示例市政府办公室' }, city.now)).id
  finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, city.now)).id
  const health = (await foundedAgency(db, { key: 'health', name: '示例市卫健委' }, city.now)).id
  const seats: readonly (readonly [key: string, agencyId: string, role: RoleKey])[] = [
    ['chief', office, 'supervising-office'],
    ['handler', finance, 'handler'],
    ['head', finance, 'disclosure-head'],
    ['stranger', health, 'disclosure-head'],
  ]
  for (const [key, agencyId, role] of seats) {
    const made = await inTransaction(db, tx => person(tx, { roles: [role], agencyId }, city.now))
    people.set(key, { actor: made.actor, id: made.id, cookie: await signedIn(db, made.id, city.now) })
  }
  const chief = people.get('chief')?.actor
  if (!chief) throw new Error('nobody there')
  const cast = castOf(office)
  const list = { family: 'livelihood', agencyId: office, title: '2026年示例民生实事', year: 2026, bases: [] }
  const items = [
    sampleItem('新建示例停车位二百个', [[finance, 'lead']], {
      level2: '示例停车位',
      due: civilDate('2026-12-20'),
    }),
  ]
  const { listId } = await inTransaction(db, async tx =>
    granted(await drawUpList(tx, list, items, chief, city.now)),
  )
  const { editionId } = await inTransaction(db, async tx =>
    granted(await draftListText(tx, listId, cast.drafter, city.now)),
  )
  await broughtOut(db, publicationKinds, editionId, cast, city.now)
  const post = { keys: services.keys, origin: city.house.origin }
  await inTransaction(db, async tx => granted(await dispatchList(tx, listId, post, chief, city.now)))
}, 60_000)
afterAll(() => city.close())

const ask = (form: Record<string, string> = {}) => {
  city.now = new Date(city.now.getTime() + 2500)
  return city.post('/tasks/1/1/ask', {
    once: newOnceKey(),
    agency: 'finance',
    words: ASKED,
    agreed: 'yes',
    ...form,
  })
}
/** Asks and answers the number of the question and where the desk has it. */
async function asked(words = ASKED): Promise<{ number: string; path: string }> {
  const { status, headers } = await ask({ words })
  expect(status).toBe(303)
  const number = /W\d{4}-\d{5}/.exec(String(headers.location))?.[0] ?? ''
  const { id } = await city.house.db
    .selectFrom('desk.cases')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  return { number, path: `/desk/task-questions/${id}` }
}
const decide = (path: string, event: string, form: Record<string, string>, cookie = as('head')) =>
  city.post(`${path}/${event}`, { once: newOnceKey(), version: '1', ...form }, cookie)
const shown = async () => (await city.get('/tasks/1/1')).body
const liveRows = () => city.house.live.selectFrom('live.task_questions').selectAll().execute()

describe('somebody who asks about a task', () => {
  test('needs no account, reads what is kept of the question, and is told a number', async () => {
    const page = await city.get('/tasks/1/1/ask')
    expect(page.body).toContain('个人信息处理说明')
    expect(page.headers['cache-control']).toContain('no-store')
    const { status, headers } = await ask()
    expect([status, String(headers.location)]).toEqual([
      303,
      expect.stringMatching(/^\/tasks\/1\/1\/asked\?number=W2026-\d{5}$/),
    ])
    expect((await city.get(String(headers.location))).body).toContain('提问已收到')
  })

  test('who sends the form twice has asked once', async () => {
    const once = newOnceKey()
    const [first, second] = [await ask({ once }), await ask({ once })]
    expect(second.headers.location).toBe(first.headers.location)
  })

  test.each([
    ['a mobile number', { words: '请打电话13800138000告诉我示例停车位在哪里' }, '内容中有手机号码'],
    ['an identity number', { words: '我的身份证11010519491231002X，停车位在哪里' }, '内容中有身份证号码'],
    ['no agreement', { agreed: '' }, '勾选同意'],
    ['an agency that does not answer for it', { agency: 'health' }, '请选择向哪个单位提问'],
    ['nothing', { words: '' }, '请填写这一项'],
  ])('is refused with %s, and keeps what was typed', async (_, form, says) => {
    const { status, body } = await ask(form)
    expect(status).toBe(422)
    expect(body).toContain(says)
  })

  test('is told where there is no such task', async () => {
    for (const path of ['/tasks/1/9/ask', '/tasks/9/1/ask', '/tasks/x/1/ask', '/tasks/1/1/asked?number=x']) {
      expect([path, (await city.get(path)).status]).toEqual([path, 404])
    }
  })
})

describe('a question', () => {
  test('is sealed at rest, stands in no fact, and the public sees nothing of it before somebody answers', async () => {
    const { path } = await asked()
    expect(await shown()).not.toContain('停车位建在哪里')
    expect(await liveRows()).toEqual([])
    const rows = await city.house.db.selectFrom('desk.task_questions').selectAll().execute()
    const facts = await city.house.db.selectFrom('ops.facts').select(['kind', 'data']).execute()
    expect(JSON.stringify([rows, facts])).not.toContain('停车位建')
    expect((await city.get(path, as('head'))).body).toContain(ASKED)
  })

  test('is answered in public in the moderator’s words, with agency and day, on the page and in the API', async () => {
    const { number, path } = await asked()
    const form = { question: PUBLIC_QUESTION, answer: ANSWER }
    expect((await decide(path, 'answer', form)).status).toBe(303)
    const body = await shown()
    expect(body).toContain(PUBLIC_QUESTION)
    expect(body).toContain(ANSWER)
    expect(body).toContain(`示例市财政局　2026-11-23答复（${number}`)
    expect(body).not.toContain('示例来信人')
    const { items } = JSON.parse((await city.get('/api/v1/tasks?plan=1')).body)
    expect(items[0].questions).toEqual([
      {
        number,
        agency: 'finance',
        agencyName: '示例市财政局',
        askedOn: '2026-11-23',
        answeredOn: '2026-11-23',
        question: PUBLIC_QUESTION,
        answer: ANSWER,
      },
    ])
    expect((await city.get('/tasks.atom?plan=1')).body).toContain('示例市财政局：答复了公众提问：示例停车位')
    expect((await decide(path, 'answer', form)).status).toBe(409)
    const fact = await city.house.db
      .selectFrom('ops.facts')
      .select('kind')
      .where('kind', '=', 'task-question.answer')
      .execute()
    expect(fact).toHaveLength(1)
    // A second look by another reader of the list's text brings it back with its task.
    const { id } = await city.house.db.selectFrom('desk.task_lists').select('id').executeTakeFirstOrThrow()
    await inTransaction(city.house.db, tx => showList(tx, id, city.now))
    expect(await shown()).toContain(ANSWER)
    // Taken down: gone at once from every place, and its words with the next erasure.
    expect((await decide(path, 'take-down', { version: '2', note: '示例理由' })).status).toBe(303)
    expect(await shown()).not.toContain(ANSWER)
    expect((await city.get('/tasks.atom')).body).not.toContain('答复了公众提问')
  })

  test('with a telephone in the published words is not published', async () => {
    const { path } = await asked()
    const { status, body } = await decide(path, 'answer', {
      question: PUBLIC_QUESTION,
      answer: '请拨打13800138000。',
    })
    expect(status).toBe(422)
    expect(body).toContain('内容中有手机号码')
    expect(await liveRows()).toEqual([])
  })

  test('that is declined shows its number and the kind of reason, nothing else', async () => {
    const { number, path } = await asked('示例：这与停车位没有关系的一句话')
    expect((await decide(path, 'decline', { note: '示例' })).status).toBe(422)
    expect((await decide(path, 'decline', { reason: 'not-this-task' })).status).toBe(303)
    const body = await shown()
    expect(body).toContain(`${number}（2026-11-23）：与本项任务无关`)
    expect(body).not.toContain('这与停车位没有关系')
  })

  test('belongs to its agency: another sees nothing, a handler reads, the supervising office answers in its own name', async () => {
    const { number, path } = await asked()
    expect((await city.get(path, as('stranger'))).status).toBe(404)
    expect(
      (await decide(path, 'answer', { question: PUBLIC_QUESTION, answer: ANSWER }, as('stranger'))).status,
    ).toBe(404)
    expect((await city.get('/desk/task-questions', as('stranger'))).body).not.toContain(number)
    expect((await city.get(path, as('handler'))).body).not.toContain('公开提问和答复')
    expect(
      (await decide(path, 'answer', { question: PUBLIC_QUESTION, answer: ANSWER }, as('handler'))).status,
    ).toBe(403)
    expect((await city.get('/desk', as('head'))).body).toContain(number)
    expect((await city.get('/desk/task-questions', as('chief'))).body).toContain(number)
    expect(
      (await decide(path, 'answer', { question: PUBLIC_QUESTION, answer: ANSWER }, as('chief'))).status,
    ).toBe(303)
    expect(await shown()).toContain('示例市政府办公室　2026-11-23答复')
  })

  test('can go nowhere that the table does not say', () => {
    const head = people.get('head')?.actor
    if (!head) throw new Error('nobody there')
    const events = (state: keyof typeof questionWorkflow.states) =>
      openCells(questionWorkflow, { state, agencyId: finance }, head).map(cell => cell.event)
    expect([events('asked'), events('answered'), events('declined'), events('taken-down')]).toEqual([
      ['answer', 'decline'],
      ['take-down'],
      [],
      [],
    ])
  })
})

describe('the city’s public', () => {
  test('finds a list and its tasks by the search, and narrows to them', async () => {
    const { body } = await city.get('/search?q=%E7%A4%BA%E4%BE%8B%E5%81%9C%E8%BD%A6%E4%BD%8D&kind=task')
    expect(body).toContain('href="/tasks/1/1"')
    expect(body).toContain('任务落实')
    expect((await city.get('/search?q=%E6%B0%91%E7%94%9F%E5%AE%9E%E4%BA%8B&kind=task')).body).toContain(
      'href="/tasks/1"',
    )
  })

  test('takes a list as a workbook and follows it in a reader', async () => {
    const { status, headers } = await city.get('/tasks/1/table.xlsx')
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
    const feed = (await city.get('/tasks.atom?plan=1&agency=city-office')).body
    expect(feed).toContain('<title>示例市政府办公室：派发任务清单：2026年示例民生实事</title>')
    expect((await city.get('/tasks.atom?plan=7')).status).toBe(404)
    expect((await city.get('/tasks.atom?agency=nobody')).status).toBe(404)
    expect((await city.get('/tasks')).body).toContain('href="/tasks.atom"')
  })

  test('sees a task as near its day by the days that the workbench goes by', async () => {
    expect(await shown()).not.toContain('临近时限')
    const decision = {
      key: 'supervision.remind-days-before' as const,
      value: 30,
      effectiveFrom: '2026-11-23',
      basis: '示例会议纪要',
    }
    const chief = people.get('chief')?.actor
    if (!chief) throw new Error('nobody there')
    await inTransaction(city.house.db, async tx =>
      granted(await changeSetting(tx, decision, chief, city.now)),
    )
    await runJob(city, 'supervision.turn-day')
    expect(await shown()).toContain('临近时限')
  })

  test('a month after the decision the words as asked are destroyed, and what is public stays', async () => {
    city.now = new Date(city.now.getTime() + 31 * 86_400_000)
    const before = await liveRows()
    await runJob(city, 'supervision.erase-questions')
    const rows = await city.house.db
      .selectFrom('desk.task_questions as q')
      .innerJoin('desk.cases as c', 'c.id', 'q.case_id')
      .select(['c.state', 'q.sealed_words'])
      .execute()
    expect(rows.filter(row => row.state !== 'asked').every(row => row.sealed_words === null)).toBe(true)
    expect(rows.filter(row => row.state === 'asked').every(row => row.sealed_words !== null)).toBe(true)
    expect(await liveRows()).toEqual(before)
    const left = await city.house.db.selectFrom('desk.task_question_answers').select('answer').execute()
    expect(left).toHaveLength(1)
  })

  test('who asks without end is asked to wait', async () => {
    for (let n = 0; n < 20; n++) await ask()
    const { status, body } = await ask()
    expect(status).toBe(429)
    expect(body).toContain('您提交得太多了')
  })
})
