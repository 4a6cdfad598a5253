import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../../foundation/agencies/builders.ts'
import { newId } from '../../../platform/time/ids.ts'
import { type TestHouse, testHouse } from '../../../testing/house.ts'

let city: TestHouse

beforeAll(async () => {
  city = await testHouse({ now: new Date('2026-11-23T02:00:00Z') })
  const { db } = city.house
  for (const [key, name] of [
    ['finance', '示例市财政局'],
    ['health', '示例市卫健委'],
  ] as const) {
    await foundedAgency(db, { key, name }, city.now)
  }
  const owner = new pg.Client({ connectionString: city.ground.database.ownerUrl })
  await owner.connect()
  const at = '2026-03-01T02:00:00Z'
  const [list, first, second, lead, support, other] = Array.from({ length: 6 }, () => newId(city.now))
  await owner.query(
    `insert into live.task_lists values ($1, 4, 'livelihood', 'finance', '2026年示例民生实事', 2026, 9, '{}', 3, 1, $2, $2)`,
    [list, at],
  )
  await owner.query(
    `insert into live.tasks (id, list_id, list_number, ordinal, number, part, level1, level2, requirement, due_words, due) values
     ($1, $3, 4, 1, '', '城市', '出行', '示例停车位', '新增公共停车位两千个', '11月底前', '2026-11-30'),
     ($2, $3, 4, 2, '', '乡村', '道路', '示例道路', '=1+1,"整修道路"', null, '2026-10-31')`,
    [first, second, list],
  )
  const answers = `insert into live.task_agencies (case_id, task_id, list_number, agency_key, role, state, dispatched_at, due,
     extensions, reminders, returns, reported_final, done_at, report_number, report_at, changed_at) values `
  await owner.query(
    `${answers} ($1, $2, 4, 'finance', 'lead', 'closed', $5, '2026-11-30', 0, 0, 0, true, $5, 12, $5, $5),
     ($3, $2, 4, 'health', 'support', 'acknowledged', $5, '2026-11-30', 0, 0, 0, false, null, null, null, $5),
     ($4, $6, 4, 'health', 'lead', 'acknowledged', $5, '2026-10-31', 0, 1, 0, false, null, null, null, $5)`,
    [lead, first, support, other, at, second],
  )
  await owner.query(
    `insert into live.task_events values ($1, 1, 'dispatch', 'dispatched', $2), ($1, 2, 'report', 'reported', $2)`,
    [lead, at],
  )
  await owner.query(
    `insert into live.task_figures values ($1, $2, 1, '停车位', '个', 2000, 2026, 3, 1500), ($1, $2, 1, '停车位', '个', 2000, 2026, 2, 900)`,
    [lead, first],
  )
  await owner.end()
}, 60_000)
afterAll(() => city.close())

describe('the public', () => {
  test('sees every task of a list, who answers, how it stands, and how many are not public', async () => {
    const { status, body } = await city.get('/tasks/4')
    expect(status).toBe(200)
    expect(body).toContain('示例停车位')
    expect(body).toContain('示例市财政局、示例市卫健委')
    expect(body).toContain('1 项依法不予公开')
    expect(body).toContain('按单位统计的进展')
    expect(body).not.toContain('undefined')
  })

  test.each([
    ['agency=finance', '示例停车位', '示例道路'],
    ['light=late', '示例道路', '示例停车位'],
    ['part=%E5%9F%8E%E5%B8%82', '示例停车位', '示例道路'],
  ])('narrows a list by %s', async (filter, found, left) => {
    const { body } = await city.get(`/tasks/4?${filter}`)
    expect(body).toContain(`>${found}</a>`)
    expect(body).not.toContain(`>${left}</a>`)
    expect(body).toContain('符合条件的 1 项，共 2 项')
  })

  test('sees the reports month by month as a picture with its table beside it', async () => {
    const { body } = await city.get('/tasks/4')
    expect(body).toMatch(
      /<svg[^>]*aria-label="近 1 个月每月提交（空心）、核验通过（实心）和办结（横线）的数量，数字见下表"/,
    )
    expect(body).toContain('每月提交报告、核验通过和办结的数量')
  })

  test('narrows the lists to a kind, where there are several', async () => {
    expect((await city.get('/tasks?family=livelihood')).body).toContain('2026年示例民生实事')
    expect((await city.get('/tasks?family=commitments')).body).not.toContain('2026年示例民生实事')
  })

  test('reads one task with its report and looks back at each quarter', async () => {
    const { body } = await city.get('/tasks/4/1')
    expect(body).toContain('href="/d/12"')
    expect(body).toMatch(/2026年第二季度[\s\S]*900个[\s\S]*45\.0%[\s\S]*2026年第三季度[\s\S]*75\.0%/)
  })

  test('finds an agency’s tasks from its page', async () => {
    expect((await city.get('/agencies/health')).body).toContain('href="/tasks?agency=health"')
    const { body } = await city.get('/tasks?agency=health')
    expect(body).toMatch(/示例停车位[\s\S]*示例道路/)
  })

  test.each(['/tasks/9', '/tasks/4/3', '/tasks/x', '/tasks/4/0', '/tasks?agency=nobody', '/tasks/9/due.ics'])(
    'is told that %s is not there',
    async path => {
      expect((await city.get(path)).status).toBe(404)
    },
  )

  test('takes the tasks as data, page by page, and as a table that no spreadsheet runs', async () => {
    const first = JSON.parse((await city.get('/api/v1/tasks?plan=4&limit=1')).body)
    expect(first.items).toMatchObject([
      { plan: 4, number: 1, light: 'soon', agencies: [{ agency: 'finance', light: 'done', report: 12 }, {}] },
    ])
    const second = JSON.parse((await city.get(`/api/v1/tasks?plan=4&limit=1&cursor=${first.next}`)).body)
    expect([second.items[0].number, second.items[0].light, second.next]).toEqual([2, 'late', null])
    expect((await city.get('/api/v1/tasks.csv?plan=4')).body).toContain(`"'=1+1,""整修道路"""`)
    expect(JSON.parse((await city.get('/api/v1/plans')).body).items).toMatchObject([
      { plan: 4, family: 'livelihood', tasks: 3, withheld: 1 },
    ])
  })

  test('puts the due days into a calendar program', async () => {
    const { headers, body } = await city.get('/tasks/4/due.ics')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(body).toContain('DTSTART;VALUE=DATE:20261130')
    expect(body.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })
})
