import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import { type Cast, published, sampleContent } from '../../foundation/publications/builders.ts'
import { inTransaction } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { newId } from '../../platform/time/ids.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { isSound, labelsOf } from '../../testing/public-pages.ts'
import { article, disclosureKinds, institutionRule } from './kinds.ts'

const NOW = new Date('2026-11-22T02:00:00Z')

let city: TestHouse
let finance: string
let head: string
let number: number

beforeAll(async () => {
  city = await testHouse({ now: NOW })
  const { db } = city.house
  finance = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, NOW)).id
  const cast = castOf(finance)
  const publish = (title: string, columns: readonly string[], parts = {}) =>
    published(db, disclosureKinds, article, finance, sampleContent({ title, ...parts }), cast, NOW, columns)
  for (let n = 1; n <= 31; n += 1) await publish(`关于第${n}项政策的通知（示例）`, ['a20.01'])
  const made = await publish('关于2026年预算的说明（示例）', ['a20.07', 'budgets', 'procurement'], {
    documentNumber: '示财〔2026〕3号',
    details: { effective: '2026-12-01' },
  })
  number = made.number
  const who = await inTransaction(db, tx =>
    person(tx, { agencyId: finance, roles: ['disclosure-head'] }, NOW),
  )
  head = await signedIn(db, who.id, NOW)
}, 60_000)
afterAll(() => city.close())

function castOf(agencyId: string): Cast {
  const one = (role: string): Actor => {
    const id = newId(NOW)
    return { id, account: role, name: '示例', home: agencyId, grants: [{ role, scope: agencyId }] }
  }
  return {
    drafter: one('drafter'),
    reviewer: one('reviewer'),
    legality: one('legality-reviewer'),
    secrecy: one('confidentiality-reviewer'),
    releaser: one('releaser'),
  }
}

const textOf = (body: string) => parseHTML(body).document.body.textContent.replace(/\s+/g, ' ')
const rowsOf = (body: string) =>
  [...parseHTML(body).document.querySelectorAll('table tbody tr')].map(row =>
    [...row.querySelectorAll('th, td')].map(cell => (cell.textContent ?? '').trim()),
  )

describe('whoever opens the column of an agency', () => {
  test('sees each item of its level with count and last update, and none of another level', async () => {
    const { body } = await city.get('/disclosure?agency=finance')
    const link = parseHTML(body).document.querySelector('a[href="/columns/a20.07?agency=finance"]')
    expect(link?.parentElement?.textContent).toBe('财政预算决算1 条，2026-11-22 更新')
    expect(textOf(body)).toContain('公务员招考录用尚未公开信息')
    expect(body).not.toContain('/columns/a21t.')
  })

  test('reads of the third part how many texts stand in its items: each once, of every kind, and no other', async () => {
    const third = async (path: string) => {
      const { document } = parseHTML((await city.get(path)).body)
      return document.querySelector('#part-3')?.parentElement?.querySelector('p.quiet')?.textContent
    }
    // Thirty-one policies and one budget, which stands in three columns, one of them an item of the law.
    expect(await third('/disclosure')).toBe('32 条，最近更新 2026-11-22')
    const { db } = city.house
    const rule = sampleContent({ title: '示例审查制度' })
    const cast = castOf(finance)
    await published(db, disclosureKinds, institutionRule, finance, rule, cast, NOW, ['a20.02'])
    await published(
      db,
      disclosureKinds,
      article,
      finance,
      sampleContent({ title: '栏目之外' }),
      cast,
      NOW,
      [],
    )
    expect(await third('/disclosure?agency=finance')).toBe('33 条，最近更新 2026-11-22')
    expect(textOf((await city.get('/')).body)).toContain('法定主动公开内容33 条')
  })

  test('finds it, and its entrance, the moment the agency is founded', async () => {
    await foundedAgency(city.house.db, { key: 'new-bureau', name: '示例市新设局' }, city.now)
    const column = await city.get('/disclosure?agency=new-bureau')
    expect(column.status).toBe(200)
    isSound(column)
    const text = textOf(column.body)
    for (const part of [
      '政府信息公开指南',
      '政府信息公开制度',
      '法定主动公开内容',
      '政府信息公开工作年度报告',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('依申请公开')
    expect((await city.get('/agencies/new-bureau')).body).toContain('href="/disclosure?agency=new-bureau"')
    expect((await city.get('/disclosure')).body).toContain('value="new-bureau"')
  })

  test('is told whom to ask where nothing is public yet', async () => {
    const { status, body } = await city.get('/columns/a20.14?agency=new-bureau')
    expect(status).toBe(200)
    expect(textOf(body)).toContain('示例市新设局：尚未公开信息')
    expect(body).toContain('href="/agencies/new-bureau"')
    expect(body).toContain('href="/guides?agency=new-bureau"')
  })

  test('is told that a township’s item is not the city’s', async () => {
    const { body } = await city.get('/columns/a21t.04?agency=finance')
    expect(textOf(body)).toContain('不属于这一层级机关的公开范围')
  })
})

describe('whoever opens a column', () => {
  test('reads title, number, day of writing, day of release and validity', async () => {
    const reply = await city.get('/columns/budgets')
    isSound(reply)
    expect(rowsOf(reply.body)).toEqual([
      [
        '关于2026年预算的说明（示例）示例市财政局',
        '示财〔2026〕3号',
        expect.stringContaining('2026-11-20'),
        expect.stringContaining('2026-11-22'),
        '未施行',
      ],
    ])
    const labels = new Map(labelsOf(reply.body).map(({ name, content }) => [name, content]))
    expect(labels.get('ColumnName')).toBe('财政预决算')
    expect(labels.get('ColumnType')).toBe('统计数据')
    expect(labels.get('ColumnKeywords')).toContain('决算')
    expect(labels.get('ColumnDescription')).not.toBe('')
  })

  test('turns the page and comes to the end of it', async () => {
    const first = await city.get('/columns/a20.01?agency=finance')
    expect(rowsOf(first.body)).toHaveLength(30)
    const next = /href="([^"]+)" rel="next"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).toContain('/columns/a20.01?agency=finance')
    const second = await city.get(next)
    expect(rowsOf(second.body).map(([title]) => title)).toEqual(['关于第1项政策的通知（示例）'])
    expect(second.body).not.toContain('rel="next"')
  })

  test('finds in the field what stands in its part, and the way to the part', async () => {
    const { body } = await city.get('/columns/public-resources')
    expect(rowsOf(body)).toHaveLength(1)
    expect(body).toContain('href="/columns/procurement"')
  })

  test('takes the same rows away as a feed, as a table and by the API', async () => {
    expect((await city.get('/feed.xml?column=budgets')).body.match(/<entry>/g)).toHaveLength(1)
    expect((await city.get('/api/v1/publications.csv?column=budgets')).body).toContain(`/d/${number}`)
    const api = JSON.parse((await city.get('/api/v1/publications?column=a20.01&limit=100')).body)
    expect(api.items).toHaveLength(31)
    expect(JSON.parse((await city.get(`/api/v1/publications/${number}`)).body).columns).toEqual([
      'a20.07',
      'budgets',
      'public-resources',
      'procurement',
    ])
    const columns = JSON.parse((await city.get('/api/v1/columns?agency=finance')).body).items
    const budgets = columns.find((each: { key: string }) => each.key === 'budgets')
    expect([budgets.count, budgets.changedAt]).toEqual([1, NOW.toISOString()])
    expect((await city.get('/api/v1/columns.csv')).body.split('\n')[0]).toContain('freshDays')
  })

  test('is refused by the API a copy of one column that could go stale unseen', async () => {
    const path = '/api/v1/publications?column=budgets&changedSince=2026-01-01T00:00:00Z'
    const { status, body } = await city.get(path)
    expect([status, JSON.parse(body).errors?.[0]?.parameter]).toEqual([400, 'column'])
  })

  test('learns that there is no such column or agency', async () => {
    expect((await city.get('/columns/nothing')).status).toBe(404)
    expect((await city.get('/columns/budgets?agency=nobody')).status).toBe(404)
  })
})

describe('whoever looks for a column', () => {
  test('sees the statutory ones whatever stands in them, and of the others only those with something', async () => {
    const { body } = await city.get('/columns')
    expect(body).toContain('href="/columns/a20.14"')
    expect(body).toContain('href="/columns/budgets"')
    expect(body).not.toContain('href="/columns/education"')
    expect(textOf(body)).not.toContain('会议公开')
  })

  test('finds the fields on the home page, with counts', async () => {
    expect(textOf((await city.get('/')).body)).toContain('财政预决算1 条')
  })

  test('finds the way from a document to its columns, and narrows the list of all to one', async () => {
    expect((await city.get(`/d/${number}`)).body).toContain('href="/columns/budgets"')
    const { body } = await city.get('/publications?column=budgets')
    expect(body.match(/class="document-entry-title"/g)).toHaveLength(1)
  })
})

describe('whoever answers for an agency’s disclosure', () => {
  async function press(column: string) {
    const { document } = parseHTML((await city.get('/desk/items', head)).body)
    const form = document.querySelector(`input[name=column][value="${column}"]`)?.closest('form')
    const fields = [...(form?.querySelectorAll('input') ?? [])].map(input => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ])
    return city.post('/desk/items', Object.fromEntries(fields), head)
  }

  test('sees what is lacking, and says which item is not the agency’s', async () => {
    expect(textOf((await city.get('/desk/items', head)).body)).toContain('公务员招考录用')
    expect((await press('a20.14')).status).toBe(303)
    expect(textOf((await city.get('/disclosure?agency=finance')).body)).toContain(
      '公务员招考录用本机关无此项职能',
    )
    expect(textOf((await city.get('/columns/a20.14?agency=finance')).body)).toContain('本机关无此项职能')
    expect((await press('a20.14')).status).toBe(303)
    expect(textOf((await city.get('/disclosure?agency=finance')).body)).not.toContain('本机关无此项职能')
  })

  test('is refused for an item with something public, and for another agency', async () => {
    const form = { once: 'one', agency: finance, column: 'a20.07', absent: 'yes' }
    const refused = await city.post('/desk/items', form, head)
    expect(refused.status).toBe(422)
    expect(textOf(refused.body)).toContain('已有公开的信息')
    const other = (await foundedAgency(city.house.db, { key: 'other', name: '示例市其他局' }, NOW)).id
    expect((await city.post('/desk/items', { ...form, agency: other }, head)).status).toBe(403)
  })
})
