import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../demo/linyi/agencies.ts'
import { agencyEvents } from '../../../demo/linyi/agency-events.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { loadDemoAgencies } from './demo.ts'

let city: TestHouse

beforeAll(async () => {
  city = await testHouse()
  await inTransaction(city.house.db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, city.now))
}, 60_000)
afterAll(() => city.close())

describe('a citizen who looks for an agency', () => {
  test('finds it in the list of its kind', async () => {
    const { status, body } = await city.get('/agencies')
    expect(status).toBe(200)
    expect(body).toContain('<a href="/agencies/finance">临沂市财政局</a>')
    expect(body).toContain('工作部门')
  })

  test.each(['市发改委', '市 发改委', '发展和改革'])('finds it by writing %s', async way => {
    const { body } = await city.get(`/agencies?q=${encodeURIComponent(way)}`)
    expect(body).toContain('/agencies/development-reform')
    expect(body).not.toContain('/agencies/finance')
  })

  test('is told what to do where no agency is called so', async () => {
    const { status, body } = await city.get(`/agencies?q=${encodeURIComponent('<b>无此局')}`)
    expect(status).toBe(200)
    expect(body).toContain('没有名称含“&lt;b>无此局”的机构')
  })

  test('reads what it does and whom to ask', async () => {
    const finance = agencies.find(each => each.key === 'finance')
    const { status, body } = await city.get('/agencies/finance')
    expect(status).toBe(200)
    for (const fact of [finance?.functions, finance?.telephone, finance?.address, finance?.hours]) {
      expect(body).toContain(fact)
    }
  })

  test('is led from an agency that ended to those that answer today', async () => {
    const { status, body } = await city.get('/agencies/construction-commission')
    expect(status).toBe(200)
    expect(body).toContain('该机构已经撤并')
    expect(body).toContain('href="/agencies/housing-construction"')
    expect(body).toContain('href="/agencies/city-management"')
    expect(body).not.toContain(agencies.find(each => each.key === 'construction-commission')?.telephone)
  })

  test('gets an honest answer for a key that nobody had', async () => {
    expect((await city.get('/agencies/nobody')).status).toBe(404)
  })
})

describe('a program that reads the agencies', () => {
  test('gets every agency once, page by page', async () => {
    const keys: string[] = []
    let next = ''
    do {
      const { status, body } = await city.get(`/api/v1/agencies?limit=30${next && `&cursor=${next}`}`)
      expect(status).toBe(200)
      const page = JSON.parse(body) as { items: { key: string }[]; next: string | null }
      keys.push(...page.items.map(item => item.key))
      next = page.next ?? ''
    } while (next !== '')
    expect(keys).toEqual(agencies.map(each => each.key))
  })

  test('gets the same rows as a table for spreadsheets', async () => {
    const { body } = await city.get('/api/v1/agencies.csv?limit=100')
    const [head = '', ...lines] = body.trim().split('\r\n')
    expect(head.replace('\ufeff', '').startsWith('key,url,name')).toBe(true)
    expect(lines).toHaveLength(Math.min(100, agencies.length))
  })

  test('learns former names and successors of one agency', async () => {
    const { body } = await city.get('/api/v1/agencies/rural-revitalisation')
    expect(JSON.parse(body)).toMatchObject({ state: 'abolished', successors: ['agriculture'] })
    expect(body).toContain('临沂市扶贫开发办公室')
  })

  test.each(['limit=101', 'limit=0', 'cursor=bogus', 'kind=ministry', 'unknown=1'])(
    'is refused %s',
    async query => {
      expect((await city.get(`/api/v1/agencies?${query}`)).status).toBe(400)
    },
  )
})
