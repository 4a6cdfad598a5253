import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { agencyOf } from '../../../foundation/agencies/index.ts'
import { person, signedIn } from '../../../foundation/people/builders.ts'
import { actorById } from '../../../foundation/people/index.ts'
import { inTransaction } from '../../../platform/db/db.ts'
import { compoundFile } from '../../../platform/files/compound-file.builder.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'
import { importPlan } from './actions/import-plan.ts'
import { readPlan } from './reading/read-plan.ts'
import { readyTasks } from './ready-tasks.ts'
import { loadPlan } from './store-plans.ts'

const PLAN = `示政办字〔2026〕1号
2026年示例市政务公开工作要点
一、推进示例工作
（一）做好示例一。主动公布示例财政收支，建立完善示例资金清单。
（二）做好示例二。公开学校招生办法，定期更新招生范围。
（三）做好示例三。编制养老机构名录，向社会发布服务标准。
附件
2026年示例市政务公开任务分解表
| 工作任务 | 工作要求 | 责任单位 |
| 推进示例工作 | 主动公布示例财政收支，建立完善示例资金清单，9月底前完成。 | 市财政局等有关部门、单位，各县区政府 |
| 推进示例工作 | 公开 学校招生办法，定期更新招生范围。 | 市财局、市教育局 |`

let at: TestHouse
let cookie: string
let planId: string
const agencies = new Map<string, string>()

beforeAll(async () => {
  at = await testHouse({ now: new Date('2026-11-22T02:00:00Z') })
  const { db } = at.house
  const found = async (key: string, parts: object) => {
    const { id } = await foundedAgency(db, { key, ...parts }, at.now)
    agencies.set(key, id)
    return id
  }
  const parentId = await found('city', { name: '示例市人民政府' })
  const office = await found('office', { name: '示例市人民政府办公室', kind: 'office', parentId })
  await found('finance', { name: '示例市财政局', shortName: '市财政局', parentId })
  await found('education', { name: '示例市教育局', shortName: '市教育局', parentId })
  await found('lanshan', { name: '示例区人民政府', kind: 'county', level: 'county', parentId })
  const roles = ['supervising-office'] as const
  const who = await inTransaction(db, tx =>
    person(tx, { name: '督办员', agencyId: office, roles: [...roles] }, at.now),
  )
  cookie = await signedIn(db, who.id, at.now)
  const actor = await actorById(db, who.id, at.now)
  if (!actor) throw new Error('nobody signed in')
  const done = await importPlan(db, { name: '示例.txt', bytes: Buffer.from(PLAN) }, actor, at.now)
  if (!done.ok) throw new Error(JSON.stringify(done.problems))
  planId = done.planId
}, 60_000)
afterAll(() => at.close())

const here = (rest = '') => `/desk/plans/${planId}${rest}`
const read = (body: string) => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const plan = async () => {
  const loaded = await loadPlan(at.house.db, planId)
  if (!loaded) throw new Error('no plan')
  return loaded
}
const defectOf = async (type: string) => (await plan()).defects.find(each => each.type === type)?.id ?? ''

describe('the supervising office that goes through a plan', () => {
  it('finds it in the list, with its draft and everything that is undecided', async () => {
    expect(read((await at.get('/desk/plans', cookie)).body)).toMatch(
      /2026年示例市政务公开工作要点 2026 2 2 ▲ 核对中/,
    )
    const { status, body } = await at.get(here(), cookie)
    expect(status).toBe(200)
    expect(read(body)).toMatch(
      /待处理缺陷 2 处 待对应单位 1 个 未写明单位 1 处 待确认时限 1 项 没有单位的任务 0 项/,
    )
    const text = await at.get(here('/text'), cookie)
    expect(text.status).toBe(303)
    expect((await at.get(String(text.headers.location), cookie)).body).toContain('编制养老机构名录')
  })

  it('cannot call it checked before all is decided', async () => {
    const { status, body } = await at.post(here('/check'), {}, cookie)
    expect([status, read(body).includes('还有没有确定的内容')]).toEqual([422, true])
    expect(await readyTasks(at.house.db, planId)).toBeUndefined()
  })

  it('is told at the field when a name means no agency, and loses nothing that was typed', async () => {
    const form = { key: '0', words: '市财局', agencies: '示例市无此局', alias: 'yes' }
    const { status, body } = await at.post(here('/units'), form, cookie)
    expect(status).toBe(422)
    expect(body).toContain('href="#field-agencies-unit-0"')
    expect(body).toMatch(
      /id="field-agencies-unit-0"[^>]*value="示例市无此局"|value="示例市无此局"[^>]*id="field-agencies-unit-0"/,
    )
    expect(read(body)).toContain('没有名为“示例市无此局”的在任机构')
  })

  it('maps a misspelt name in every task, and keeps it as an alias', async () => {
    const form = { key: '0', words: '市财局', agencies: '市财政局', alias: 'yes' }
    expect((await at.post(here('/units'), form, cookie)).status).toBe(303)
    const finance = await agencyOf(at.house.db, agencies.get('finance') ?? '')
    expect((await at.get(`/agencies/${finance.key}`)).body).toContain('市财局')
  })

  it('answers open words by agencies or by nobody', async () => {
    expect((await at.post(here('/open'), { number: '1', agencies: '' }, cookie)).status).toBe(422)
    expect((await at.post(here('/open'), { number: '1', agencies: '市教育局' }, cookie)).status).toBe(303)
    expect((await plan()).tasks[0]?.units.find(unit => unit.kind === 'open')).toMatchObject({
      state: 'decided',
      chosen: [agencies.get('education')],
    })
  })

  it('confirms a day, or puts another in its place', async () => {
    expect((await at.post(here('/dues'), { number: '1', due: 'morgen' }, cookie)).status).toBe(422)
    expect((await at.post(here('/dues'), { number: '1', due: '2026-10-15' }, cookie)).status).toBe(303)
    expect((await plan()).tasks[0]).toMatchObject({
      due: '2026-10-15',
      dueState: 'confirmed',
      dueWords: '9月底前',
    })
  })

  it('decides each defect: a task is added, the file keeps its words, and a third way wants a note', async () => {
    const missing = await defectOf('section-without-row')
    const spaces = await defectOf('spaces-in-words')
    expect(
      (await at.post(here('/defects'), { defect: missing, decision: 'otherwise', note: '' }, cookie)).status,
    ).toBe(422)
    expect(
      (await at.post(here('/defects'), { defect: missing, decision: 'accepted', note: '' }, cookie)).status,
    ).toBe(303)
    expect((await plan()).tasks[2]).toMatchObject({
      number: 3,
      level1: '推进示例工作',
      level2: '做好示例三',
      units: [],
    })
    await at.post(here('/defects'), { defect: spaces, decision: 'kept', note: '' }, cookie)
    expect((await plan()).tasks[1]?.requirement).toMatch(/^公开 学校招生办法/)
    await at.post(here('/defects'), { defect: spaces, decision: 'accepted', note: '' }, cookie)
    expect((await plan()).tasks[1]?.requirement).toMatch(/^公开学校招生办法/)
    for (const defect of (await plan()).defects.filter(each => each.decision === null)) {
      await at.post(here('/defects'), { defect: defect.id, decision: 'otherwise', note: '示例说明' }, cookie)
    }
    expect((await plan()).defects.every(each => each.decision !== null)).toBe(true)
  })

  it('says who answers for the task that was added', async () => {
    const path = here('/tasks/3')
    const { body } = await at.get(path, cookie)
    const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
    const form = {
      version,
      level1: '推进示例工作',
      level2: '做好示例三',
      requirement: '编制养老机构名录。',
      due: '',
      lead: '市财政局',
      support: '各县区政府',
    }
    expect((await at.post(path, { ...form, lead: '示例无名局' }, cookie)).status).toBe(422)
    expect((await at.post(path, { ...form, requirement: '' }, cookie)).status).toBe(422)
    expect((await at.post(path, form, cookie)).status).toBe(303)
    expect((await at.post(path, form, cookie)).status).toBe(409)
  })

  it('hands it over when it is checked, and nobody changes it then', async () => {
    expect(read((await at.get(here(), cookie)).body)).toMatch(
      /待处理缺陷 0 处 待对应单位 0 个 未写明单位 0 处 待确认时限 0 项/,
    )
    expect((await at.post(here('/check'), {}, cookie)).status).toBe(303)
    const ready = await readyTasks(at.house.db, planId)
    const id = (key: string) => agencies.get(key)
    expect(ready).toMatchObject({ title: '2026年示例市政务公开工作要点', year: 2026 })
    const lead = (key: string) => ({ agencyId: id(key), role: 'lead' })
    expect(ready?.tasks.map(task => [task.number, task.due, task.units])).toEqual([
      [1, '2026-10-15', [lead('finance'), lead('education'), lead('lanshan')]],
      [2, null, [lead('finance'), lead('education')]],
      [3, null, [lead('finance'), { agencyId: id('lanshan'), role: 'support' }]],
    ])
    expect((await at.post(here('/dues'), { number: '1', due: '2026-12-01' }, cookie)).status).toBe(422)
    await expect(
      inTransaction(at.house.db, tx =>
        tx
          .updateTable('desk.plan_tasks')
          .set({ requirement: '别的' })
          .where('plan_id', '=', planId)
          .execute(),
      ),
    ).rejects.toThrow('a checked plan stays as it is')
  })

  it('reads in the record who decided what, and takes the table away as a workbook that reads the same', async () => {
    const text = read((await at.get(here(), cookie)).body)
    expect(text).toMatch(/督办员 市财局 示例市财政局：登记为该机构的别名/)
    const answer = await at.server.inject({
      url: here('/table.xlsx'),
      headers: { host: 'localhost:8080', cookie },
    })
    const again = await readPlan({ name: 'plan.xlsx', bytes: answer.rawPayload })
    const tasks = again.ok ? again.plan.tasks : []
    expect(tasks.map(task => task.requirement)).toEqual((await plan()).tasks.map(task => task.requirement))
    expect(tasks[0]?.units.map(unit => unit.name)).toEqual(['市财政局', '示例市教育局', '各县区政府'])
    expect(tasks[0]?.deadlines[0]?.date).toBe('2026-10-15')
  })

  it('reads a file once, and says so when it comes again', async () => {
    const upload = (name: string, content: string | Buffer) =>
      at.server.inject({
        method: 'POST',
        url: '/desk/plans',
        headers: {
          host: 'localhost:8080',
          origin: 'http://localhost:8080',
          cookie,
          'content-type': 'multipart/form-data; boundary=x',
        },
        payload: Buffer.concat([
          Buffer.from(
            `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n`,
          ),
          Buffer.from(content),
          Buffer.from('\r\n--x--\r\n'),
        ]),
      })
    const locked = await upload('locked.xlsx', compoundFile(['EncryptedPackage']))
    expect([locked.statusCode, locked.body.includes('请解除密码后上传')]).toEqual([422, true])
    const large = await upload('large.txt', Buffer.alloc(20 * 1024 * 1024 + 1, '甲'))
    expect([large.statusCode, large.body.includes('不超过 20 MB')]).toEqual([422, true])
    const twice = await upload('another.txt', PLAN)
    expect([twice.statusCode, twice.body.includes('这份文件已经导入过')]).toEqual([422, true])
    const none = await upload('none.txt', '没有任务。')
    expect([none.statusCode, none.body.includes('没有找到任务分解表')]).toEqual([422, true])
    const other = await upload('other.txt', PLAN.replaceAll('2026', '2025'))
    expect(other.statusCode).toBe(303)
    const aside = await at.post(`${String(other.headers.location)}/set-aside`, {}, cookie)
    expect(aside.headers.location).toBe('/desk/plans?done=set-aside')
    expect((await upload('other.txt', PLAN.replaceAll('2026', '2025'))).statusCode).toBe(303)
  })

  it('finds no plan and no task that is not there', async () => {
    for (const path of [
      '/desk/plans/none',
      here('/tasks/99'),
      '/desk/plans/00000000-0000-7000-8000-000000000000',
    ]) {
      expect((await at.get(path, cookie)).status, path).toBe(404)
    }
  })
})
