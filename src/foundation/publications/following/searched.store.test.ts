import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, deskDb, type LiveDb, liveDb, openPool } from '../../../platform/db/db.ts'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { foundedAgency } from '../../agencies/builders.ts'
import { published, sampleContent } from '../builders.ts'
import type { PublicationKind } from '../kinds.ts'
import { newestSearched } from './searched.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const kind: PublicationKind = {
  key: 'article',
  label: '示例',
  description: '',
  columnType: '政策文件',
  column: '示例',
  listHref: '/publications',
  details: [],
  official: true,
  onePerAgency: false,
}
/** So small that six documents are many. */
const limits = { few: 3, counted: 3, checked: 8 }

let database: TestDatabase
let db: Db
let live: LiveDb

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  live = liveDb(openPool(database.readerUrl, { max: 2, statementTimeout: 10_000 }, () => {}))
  const agency = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, NOW)).id
  const person = (n: number) => ({
    id: `00000000-0000-7000-8000-00000000000${n}`,
    account: `p${n}`,
    name: '示例',
    home: agency,
    grants: ['drafter', 'reviewer', 'legality-reviewer', 'confidentiality-reviewer', 'releaser'].map(
      role => ({
        role,
        scope: agency,
      }),
    ),
  })
  const cast = {
    drafter: person(1),
    reviewer: person(2),
    legality: person(3),
    secrecy: person(4),
    releaser: person(5),
  }
  // The later it is released, the older the document: the order of release is not that of the search.
  const titles = ['供水一', '供水二', '供水三', '供水四', '无关五', '无关六']
  for (const [at, title] of titles.entries()) {
    const content = sampleContent({
      title: `${title}（示例）`,
      written: `20${20 - at}-01-01`,
      body: '<p>正文。</p>',
    })
    await published(db, [kind], kind, agency, content, cast, new Date(NOW.getTime() + at * 60_000))
  }
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

describe('whoever follows a search that finds more than are counted', () => {
  test.each([
    ['enough of it was released lately', { piece: 4, pieces: 1, limits }, 2, ['四', '三'], true],
    ['all releases were looked through', { piece: 4, pieces: 2, limits }, 9, ['四', '三', '二', '一'], true],
    ['little of it was released lately', { piece: 3, pieces: 1, limits }, 2, ['四', '三'], false],
  ] as const)(
    'reads the newest releases, and whether they are all: %s',
    async (_, walk, most, wanted, exact) => {
      const found = await newestSearched(live, { text: '供水' }, most, NOW, walk)
      expect(found.rows.map(row => row.title)).toEqual(wanted.map(word => `供水${word}（示例）`))
      expect(found.exact).toBe(exact)
    },
  )
})
