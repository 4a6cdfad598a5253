import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, signedIn } from '../people/builders.ts'

const SOURCE = '示例通知〔2026〕1号'
const LIST_2027 = '休：\n2027-01-01\n2027-02-05~2027-02-11\n班：\n2027-01-30'

let at: TestHouse
let agencyId: string
let supervisor: string

beforeAll(async () => {
  at = await testHouse({ now: new Date('2026-11-22T02:00:00Z') })
  agencyId = (await foundedAgency(at.house.db, { key: 'sample-office', name: '示例办公室' }, at.now)).id
  supervisor = await cookieOf('supervising-office', '督办员')
}, 60_000)
afterAll(() => at.close())

async function cookieOf(role: RoleKey, name: string): Promise<string> {
  const keys = at.house.services.keys
  const parts = { name, agencyId, roles: [role], keys }
  const made = await inTransaction(at.house.db, tx => person(tx, parts, at.now))
  return signedIn(at.house.db, made.id, at.now)
}

/** The text of a page without its marks, as somebody reads it. */
function read(body: string): string {
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

describe('somebody who looks up a year', () => {
  it('reads its working days, the notice, and each day off as a word', async () => {
    const { status, body } = await at.get('/calendar/2025')
    expect(status).toBe(200)
    const text = read(body)
    expect(text).toMatch(/全年工作日 248/)
    expect(text).toContain('国务院办公厅关于2025年部分节假日安排的通知')
    expect(text).toContain('10月 工作日 18 天')
    expect(text).toMatch(/1 休 2 休 3 休/)
    expect(text).toMatch(/11 班/)
  })

  it('goes on to the years before and after, where there are any', async () => {
    const neighbours = async (year: number) => {
      const [, part = ''] = (await at.get(`/calendar/${year}`)).body.split('aria-label="前后年份"')
      return [...(part.split('</nav>')[0]?.matchAll(/href="([^"]+)"/g) ?? [])].map(match => match[1])
    }
    expect(await neighbours(2025)).toEqual(['/calendar/2024', '/calendar/2026'])
    expect(await neighbours(2019)).toEqual(['/calendar/2020'])
  })

  it.each(['/calendar/2018', '/calendar/2027', '/calendar/abc', '/calendar/02025'])(
    'finds nothing at %s',
    async path => {
      expect((await at.get(path)).status).toBe(404)
    },
  )

  it('sees the present year without naming it', async () => {
    expect(read((await at.get('/calendar')).body)).toContain('国务院办公厅关于2026年部分节假日安排的通知')
  })
})

describe('somebody who looks at a present year that nobody entered', () => {
  it('is told that its days are provisional, and is not told what to enter', async () => {
    const before = at.now
    at.now = new Date('2028-01-10T02:00:00Z')
    const text = read((await at.get('/calendar')).body)
    at.now = before
    expect(text).toContain('2028 年为暂定')
    expect(text).not.toContain('请立即')
  })
})

describe('somebody who counts working days', () => {
  it('reads the day and why each day counts or not', async () => {
    const text = read((await at.get('/calendar?from=2026-09-18&days=3')).body)
    expect(text).toMatch(/第 3 个工作日是 2026年9月22日/)
    expect(text).toMatch(/第 1 天 调休上班/)
    expect(text).not.toContain('暂定')
  })

  it('reads “provisional” where the notice is not out', async () => {
    const text = read((await at.get('/calendar?from=2026-12-30&days=2')).body)
    expect(text).toContain('（暂定）')
    expect(text).toContain('放假安排尚未公布')
  })

  it('gets the question back with what to mend', async () => {
    const { status, body } = await at.get('/calendar?from=9999-12-31&days=1')
    expect(status).toBe(422)
    expect(body).toContain('value="9999-12-31"')
    expect(read(body)).toContain('起算日应在 2019 年至 2027 年之间')
  })
})

describe('the supervising office', () => {
  it('is told on its desk, in November, that next year is missing', async () => {
    expect(read((await at.get('/desk', supervisor)).body)).toContain('2027 年的工作日历尚未录入')
  })

  it('sees which version of each year is in force, and who entered it', async () => {
    const text = read((await at.get('/desk/calendar', supervisor)).body)
    expect(text).toMatch(/2026 年 第 1 版 \d+ .*随平台提供，2026-11-22 10:00/)
  })

  it('is shown the working days of each month before anything is entered', async () => {
    const form = { year: '2027', source: SOURCE, notice: LIST_2027 }
    const { status, body } = await at.post('/desk/calendar/enter', form, supervisor)
    expect(status).toBe(200)
    expect(read(body)).toContain('2月5日、2月8日至2月11日')
    expect(read(body)).toMatch(/2月 15 -5/)
    expect((await at.get('/calendar/2027')).status).toBe(404)
  })

  it('gets back what it typed, with the piece that could not be read', async () => {
    const form = { year: '2027', source: SOURCE, notice: '休：\n2027-02-30' }
    const { status, body } = await at.post('/desk/calendar/enter', form, supervisor)
    expect(status).toBe(422)
    expect(read(body)).toContain('读不懂“2027-02-30”')
    expect(body).toContain(SOURCE)
  })

  it('enters the year with a second press: the public sees it, the alarm is gone', async () => {
    const form = { year: '2027', source: SOURCE, notice: LIST_2027, confirmed: 'yes' }
    const done = await at.post('/desk/calendar/enter', form, supervisor)
    expect([done.status, done.headers.location]).toEqual([303, '/desk/calendar?done=2027'])
    expect(read((await at.get('/calendar/2027')).body)).toContain(SOURCE)
    expect(read((await at.get('/desk', supervisor)).body)).not.toContain('2027 年的工作日历尚未录入')
    expect(read((await at.get('/desk/calendar/2027', supervisor)).body)).toContain('督办员，2026-11-22 10:00')
  })

  it('alone may enter a year', async () => {
    const drafter = await cookieOf('drafter', '起草人')
    const form = { year: '2027', source: SOURCE, notice: '1月1日放假', confirmed: 'yes' }
    expect((await at.post('/desk/calendar/enter', form, drafter)).status).toBe(403)
    expect((await at.get('/desk/calendar', drafter)).status).toBe(403)
  })
})
