import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Db, deskDb, inTransaction, type LiveDb, liveDb, openPool } from '../../platform/db/db.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { newId } from '../../platform/time/ids.ts'
import {
  bringSearchUpToDate,
  correctionsOf,
  dropEntry,
  excerptsOf,
  normalise,
  putEntry,
  type SearchEntry,
  type SearchQuery,
  search,
  searchFacets,
  suggestionsFor,
  termsOf,
} from './index.ts'
import { LIMITS } from './matching.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db
let live: LiveDb

beforeAll(async () => {
  database = await testDatabase()
  const limits = { max: 4, statementTimeout: 20_000 }
  db = deskDb(openPool(database.deskUrl, limits, () => {}))
  live = liveDb(openPool(database.readerUrl, limits, () => {}))
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

beforeEach(clear)

async function clear() {
  const rows = await db.selectFrom('live.search_entries').select('id').execute()
  await inTransaction(db, async tx => {
    for (const { id } of rows) await dropEntry(tx, id)
  })
}

function entry(parts: Partial<SearchEntry>): SearchEntry {
  return {
    id: newId(NOW),
    kind: 'article',
    href: '/d/1',
    title: '示例',
    documentNumber: null,
    agencyKey: 'office',
    agencyName: '示例市办公室',
    topic: null,
    day: '2026-01-02',
    holdsUntil: null,
    summary: '',
    text: '',
    ...parts,
  }
}

async function put(...entries: readonly Partial<SearchEntry>[]): Promise<SearchEntry[]> {
  const whole = entries.map(entry)
  await inTransaction(db, async tx => {
    for (const each of whole) await putEntry(tx, each)
  })
  return whole
}

const ask = (text: string, more: Partial<SearchQuery> = {}) =>
  search(live, { text, order: 'relevance', offset: 0, limit: 20, ...more })
const titlesOf = async (text: string, more: Partial<SearchQuery> = {}) =>
  (await ask(text, more)).hits.map(hit => hit.title)

const SEED = Number(process.env.GONGKAI_SEED ?? 20_261_122)
const RUNS = Number(process.env.GONGKAI_RUNS ?? 6)

describe('nothing that contains the words is missed', () => {
  // Few characters, so that pairs and phrases meet by chance; numbers, words, breaks and marks between them.
  const unit = fc.constantFrom(
    ...[
      '政',
      '务',
      '公',
      '开',
      '務',
      '開',
      '𠮷',
      '1',
      '20',
      '2020',
      '２０',
      'a',
      'GB',
      '，',
      '。',
      '\n',
      ' ',
      '《',
      '-',
      '.',
    ],
  )
  const text = fc.array(unit, { maxLength: 24 }).map(units => units.join(''))
  const document = fc.record({
    title: text,
    text,
    number: fc.option(text),
    day: fc.integer({ min: 1, max: 28 }),
    ends: fc.option(fc.integer({ min: 10, max: 20 })),
  })
  const phrase = fc.array(unit, { minLength: 1, maxLength: 5 }).map(units => units.join(''))
  const typed = fc.oneof(
    phrase,
    fc.tuple(phrase, phrase).map(terms => terms.join(' ')),
    phrase.map(term => `"${term}"`),
  )

  test.each([
    ['few are found', LIMITS],
    ['many are found, so that they are read in pieces', { few: 3, counted: 3, checked: 8 }],
  ])('against a scan of all texts, where %s', async (_, limits) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { minLength: 8, maxLength: 20 }),
        fc.array(typed, { minLength: 12, maxLength: 12 }),
        async (documents, queries) => {
          await clear()
          const entries = await put(
            ...documents.map(({ title, text: body, number, day, ends }) => ({
              title,
              text: body,
              documentNumber: number,
              day: `2026-01-${String(day).padStart(2, '0')}`,
              holdsUntil: ends === null ? null : `2026-01-${ends}`,
            })),
          )
          for (const query of queries) {
            const terms = termsOf(query)
            const truth = entries.filter(each => isFound(each, terms)).sort(newestFirst)
            for (const order of ['relevance', 'newest'] as const) {
              const all = { text: query, order, offset: 0, limit: limits.counted, today: '2026-01-15' }
              const said = await search(live, all, limits)
              const ids = said.hits.map(hit => hit.id)
              if (said.more) expect(truth.length).toBeGreaterThanOrEqual(said.total)
              else expect(said.total).toBe(truth.length)
              if (said.more && said.total < limits.counted) continue
              expect(ids).toHaveLength(Math.min(truth.length, limits.counted))
              if (order === 'newest') expect(ids).toEqual(truth.slice(0, limits.counted).map(each => each.id))
              else expect(truth.map(each => each.id)).toEqual(expect.arrayContaining(ids))
              const pages = [0, 2, 4].map(offset => search(live, { ...all, offset, limit: 2 }, limits))
              const paged = (await Promise.all(pages)).flatMap(page => page.hits.map(hit => hit.id))
              expect(paged).toEqual(ids.slice(0, 6))
            }
          }
        },
      ),
      // The same documents each time; another seed by hand looks further.
      { numRuns: RUNS, seed: SEED },
    )
  })

  /** What the index promises, said without it. */
  function isFound(each: SearchEntry, terms: readonly string[]): boolean {
    const title = normalise(each.title)
    const number = normalise(each.documentNumber ?? '')
    const body = normalise([each.title, each.documentNumber ?? '', each.text].join('\n'))
    // Han characters that stand alone, also at both sides of a comma, are looked for in titles.
    const single = terms.length > 0 && terms.every(term => /^[^\s0-9a-z](?:\n[^\s0-9a-z])*$/.test(term))
    if (single) return [title, number].some(text => terms.every(term => text.includes(term)))
    return terms.every(term => body.includes(term))
  }

  function newestFirst(a: SearchEntry, b: SearchEntry): number {
    return a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1
  }
})

describe('whoever searches', () => {
  test('finds a document number first, then the same title, then titles, then texts', async () => {
    await put(
      { title: '正文提到的通知', text: '根据示办发〔2026〕7号办理', day: '2026-05-05' },
      { title: '关于示办发〔2026〕7号的解读', day: '2026-04-04' },
      { title: '某通知', documentNumber: '示办发〔2026〕7号', day: '2026-01-01' },
      { title: '示办发2026 7号', day: '2026-02-02' },
      { title: '另一通知', documentNumber: '联示办发〔2026〕7号', day: '2026-03-03' },
    )
    expect(await titlesOf('示办发[2026] ７号'.replace(' ', ''))).toEqual([
      '某通知',
      '示办发2026 7号',
      '关于示办发〔2026〕7号的解读',
      '另一通知',
      '正文提到的通知',
    ])
    expect(await titlesOf('示办发〔2026〕7号', { order: 'newest' })).toEqual([
      '正文提到的通知',
      '关于示办发〔2026〕7号的解读',
      '另一通知',
      '示办发2026 7号',
      '某通知',
    ])
  })

  describe('before whom lie texts that hold no longer', () => {
    const documents: readonly Partial<SearchEntry>[] = [
      { title: '废止的供水办法', holdsUntil: '2025-12-31', day: '2026-06-06' },
      { title: '供水办法甲', day: '2026-01-01' },
      { title: '供水办法乙', holdsUntil: '2026-11-22', day: '2026-01-03' },
      { title: '正文一', text: '供水办法', holdsUntil: '2026-11-21', day: '2026-07-07' },
      { title: '正文二', text: '供水办法', day: '2026-01-02' },
      { title: '正文三', text: '供水办法', holdsUntil: '2020-01-01', day: '2020-01-01' },
      { title: '正文四', text: '供水办法', holdsUntil: '2019-01-01', day: '2019-01-01' },
      { title: '供水办法', holdsUntil: '2020-01-01', day: '2019-01-01' },
      { title: '示例市水务局', kind: 'agency', text: '供水办法', day: '2026-11-20' },
    ]
    const ordered = [
      ['供水办法'],
      ['供水办法乙', '供水办法甲', '废止的供水办法'],
      ['正文二', '正文一', '正文三', '正文四', '示例市水务局'],
    ].flat()

    test.each([
      ['few are found', LIMITS],
      ['many are found', { few: 8, counted: 8, checked: 50 }],
      ['many titles are found', { few: 2, counted: 8, checked: 50 }],
    ])('sees those that hold first among equals, page by page, where %s', async (_, limits) => {
      await put(...documents)
      const asked = { text: '供水办法', order: 'relevance', today: '2026-11-22' } as const
      const paged: string[] = []
      for (let offset = 0; offset < documents.length; offset += 2) {
        const { hits } = await search(live, { ...asked, offset, limit: 2 }, limits)
        paged.push(...hits.map(hit => hit.title))
      }
      expect(paged).toEqual(ordered.slice(0, limits.counted))
    })
  })

  test('finds numbers whole: 17 is not in 2017', async () => {
    await put({ title: '二', text: '2017年' }, { title: '一', text: '第17号' })
    expect(await titlesOf('17')).toEqual(['一'])
    expect(await titlesOf('17号')).toEqual(['一'])
  })

  test('finds Traditional characters in Simplified texts, and the other way', async () => {
    await put({ title: '政务公开办法' }, { title: '養老服務清單' })
    expect(await titlesOf('政務公開')).toEqual(['政务公开办法'])
    expect(await titlesOf('养老服务')).toEqual(['養老服務清單'])
  })

  test('narrows by agency, kind, topic and year, and sees how many there would be', async () => {
    await put(
      { title: '公开甲', agencyKey: 'office', topic: '教育', day: '2026-01-02' },
      { title: '公开乙', agencyKey: 'finance', topic: '教育', day: '2025-01-02' },
      { title: '公开丙', agencyKey: 'finance', kind: 'guide', topic: '财政', day: '2025-01-02' },
      { title: '无关' },
    )
    expect(await titlesOf('公开', { agencyKey: 'finance', topic: '教育' })).toEqual(['公开乙'])
    expect(await titlesOf('公开', { year: 2026 })).toEqual(['公开甲'])
    expect(await titlesOf('', { kind: 'guide' })).toEqual(['公开丙'])
    const facets = await searchFacets(live, { text: '公开', agencyKey: 'finance' })
    expect(facets.approximate).toBe(false)
    expect(facets.years).toEqual([{ value: '2025', count: 2 }])
    expect(facets.topics).toEqual([
      { value: '教育', count: 1 },
      { value: '财政', count: 1 },
    ])
    expect(facets.agencies).toEqual([
      { value: 'finance', count: 2 },
      { value: 'office', count: 1 },
    ])
  })

  test('is shown the text as it was published, where several of the words stand', async () => {
    const [one] = await put({
      title: '甲',
      text: `${'序言很长'.repeat(40)}国办发〔2020〕17号提到养老。${'结尾'.repeat(90)}`,
    })
    const { hits, terms } = await ask('国办发2020 17 养老')
    const excerpt = (
      await excerptsOf(
        live,
        hits.map(hit => hit.id),
        terms,
      )
    ).get(one?.id ?? '')
    expect(excerpt).toContain('国办发〔2020〕17号提到养老。')
    expect(excerpt?.startsWith('…')).toBe(true)
  })

  test('finds what changed as it is now, and not as it was', async () => {
    const [one] = await put({ title: '旧题', text: '旧文' })
    await put({ ...one, title: '新题', text: '新文' })
    expect(await titlesOf('旧文')).toEqual([])
    expect(await titlesOf('新文')).toEqual(['新题'])
  })

  test('finds nothing that was withdrawn, from the same moment on', async () => {
    const [one] = await put({ title: '将撤下', text: '撤下之文' })
    const left = await inTransaction(db, async tx => {
      await dropEntry(tx, one?.id ?? '')
      return tx.selectFrom('live.search_index').select('ord').execute()
    })
    expect(left).toEqual([])
    expect((await ask('撤下之文')).total).toBe(0)
    expect(await live.selectFrom('live.search_texts').selectAll().execute()).toEqual([])
  })
})

describe('whoever types with a slip', () => {
  beforeEach(() =>
    put(
      { title: '2026年政务公开工作要点', href: '/d/1' },
      { title: '政务公开办法', documentNumber: '示办发〔2026〕3号', href: '/d/2' },
      { title: '养老服务清单', href: '/d/3' },
    ).then(() => undefined),
  )
  const offers = async (text: string) => (await correctionsOf(live, { text })).map(each => each.text)

  test.each([
    ['the same sound', '正务公开'],
    ['a wrong character', '政务功开'],
    ['a character too many', '政务的公开'],
    ['two exchanged', '政公务开'],
    ['letters of its sound', 'zhengwugongkai'],
    ['its initials', 'zwgk'],
  ])('is offered what was meant: %s', async (_, typed) => {
    expect(await offers(typed)).toContain('政务公开')
  })

  test('is offered what was meant when a character is missing', async () => {
    expect(await offers('养服务')).toContain('养老服务')
  })

  test.each([
    ['the same sound', '消房通道'],
    ['two of the same sound', '肖房通道'],
    ['a wrong character', '消防通首'],
    ['a character too many', '消防的通道'],
    ['one missing', '消通道'],
    ['two exchanged', '消通防道'],
    ['letters of its sound', 'xiaofangtongdao'],
    ['its initials', 'xftd'],
  ])('is offered a word that stands in a text alone: %s', async (_, typed) => {
    await put({ title: '物业巡查', text: '不得占用疏散楼梯、消防通道停车。', href: '/d/4' })
    expect(await offers(typed)).toEqual(['消防通道'])
  })

  test('keeps the other words, and is offered nothing that finds nothing', async () => {
    expect(await offers('政务功开 要点')).toEqual(['政务公开 要点'])
    expect(await offers('政务功开 没有的词')).toEqual([])
  })

  test('sees completions while typing: titles, numbers, sounds', async () => {
    const texts = async (typed: string) => (await suggestionsFor(live, typed)).map(each => each.text)
    expect(await texts('政务')).toEqual(['政务公开办法', '2026年政务公开工作要点'])
    expect(await texts('zwgk')).toEqual(['政务公开'])
    expect(await texts('zhengwugongk')).toContain('政务公')
    expect(await texts('示办发')).toEqual(['示办发〔2026〕3号　政务公开办法'])
    expect(await texts(' ')).toEqual([])
  })
})

test('entries of an older version are indexed again from their own text, and stay as they are otherwise', async () => {
  const [one] = await put({ title: '旧索引', text: '旧索引的正文' })
  const owner = deskDb(openPool(database.ownerUrl, { max: 1, statementTimeout: 5000 }, () => {}))
  await owner.updateTable('live.search_entries').set({ index_version: 0 }).execute()
  await owner.deleteFrom('live.search_index').execute()
  await owner.destroy()
  expect((await ask('旧索引的正文')).total).toBe(0)
  expect(await bringSearchUpToDate(db)).toBe(1)
  expect((await ask('旧索引的正文')).hits.map(hit => hit.id)).toEqual([one?.id])
  expect(await bringSearchUpToDate(db)).toBe(0)
})
