import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, deskDb, inTransaction, type LiveDb, liveDb, openPool } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { columnStandings, columnsOfPublication, liveAbsentItems, stateItem } from '../catalogue/index.ts'
import { startEdition, startPublication } from './actions/draft.ts'
import { placePublication, withdrawPublication } from './actions/release.ts'
import { discardDraft } from './actions/review.ts'
import { type Cast, granted, published, sampleContent } from './builders.ts'
import { importDocument } from './importing.ts'
import type { PublicationKind } from './kinds.ts'
import { listLive } from './live.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

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
const kinds = [kind]

let database: TestDatabase
let db: Db
let live: LiveDb
let agency: string
let cast: Cast
let head: Actor

function person(n: number, role: string): Actor {
  const id = `00000000-0000-7000-8000-00000000000${n}`
  return { id, account: `p${n}`, name: '示例', home: agency, grants: [{ role, scope: agency }] }
}

beforeAll(async () => {
  database = await testDatabase()
  db = deskDb(openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {}))
  live = liveDb(openPool(database.readerUrl, { max: 2, statementTimeout: 10_000 }, () => {}))
  agency = (await foundedAgency(db, { key: 'finance', name: '示例市财政局' }, NOW)).id
  cast = {
    drafter: person(1, 'drafter'),
    reviewer: person(2, 'reviewer'),
    legality: person(3, 'legality-reviewer'),
    secrecy: person(4, 'confidentiality-reviewer'),
    releaser: person(5, 'releaser'),
  }
  head = person(6, 'disclosure-head')
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

const publish = (title: string, columns: readonly string[], at = NOW) =>
  published(db, kinds, kind, agency, sampleContent({ title: `${title}（示例）` }), cast, at, columns)
const numbersIn = async (column: string) =>
  (await listLive(live, { column, limit: 50 }, NOW)).map(row => row.number)
const place = (editionId: string, columns: readonly string[], actor = cast.releaser) =>
  inTransaction(db, async tx => {
    const { digest } = await tx
      .selectFrom('desk.revisions as r')
      .innerJoin('desk.editions as e', 'e.revision_id', 'r.id')
      .select('r.digest')
      .where('e.id', '=', editionId)
      .executeTakeFirstOrThrow()
    return placePublication(tx, kinds, { editionId, digest, columns }, actor, later(60))
  })
const state = (column: string, absent: boolean, actor = head) =>
  inTransaction(db, tx => stateItem(tx, { agencyId: agency, column, absent }, actor, NOW))
const problemsOf = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.problems ?? []).map(problem => problem.code)

describe('a text in several columns', () => {
  test('has one source, and stands in each column and the one above from one commit on', async () => {
    const { number } = await publish('关于预算公开的通知', ['a20.07', 'budgets', 'poverty'])
    for (const column of ['a20.07', 'budgets', 'poverty', 'three-battles']) {
      expect(await numbersIn(column), column).toEqual([number])
    }
    expect((await columnStandings(live, 'finance')).get('three-battles')).toEqual({
      count: 1,
      changedAt: NOW,
    })
  })

  test('is shown in no column before its release', async () => {
    const started = granted(
      await inTransaction(db, tx =>
        startPublication(tx, kind, agency, sampleContent(), cast.drafter, NOW, ['tenders']),
      ),
    )
    expect(await columnsOfPublication(db, started.publicationId)).toEqual(['public-resources', 'tenders'])
    expect(await numbersIn('tenders')).toEqual([])
  })

  test('is listed newest first and read on from where one stopped', async () => {
    const first = await publish('关于住房保障的通知', ['housing-security'])
    const second = await publish('关于住房补贴的通知', ['housing-security'], later(1))
    const filter = { column: 'housing-security', agencyKey: 'finance', limit: 1 }
    const [top] = await listLive(live, filter, NOW)
    expect(top?.number).toBe(second.number)
    if (!top) return
    const after = { releasedAt: top.releasedAt, number: top.number }
    expect((await listLive(live, { ...filter, after }, NOW)).map(row => row.number)).toEqual([first.number])
  })

  test('leaves every column when it is withdrawn, and their counts and last updates with it', async () => {
    const kept = await publish('关于就业补贴的通知', ['employment'])
    const gone = await publish('关于就业培训的通知', ['employment', 'hearings'], later(5))
    expect((await columnStandings(live)).get('employment')).toEqual({ count: 2, changedAt: later(5) })
    granted(
      await inTransaction(db, tx =>
        withdrawPublication(
          tx,
          kinds,
          { editionId: gone.editionId, reason: '内容有误' },
          cast.releaser,
          later(6),
        ),
      ),
    )
    expect(await numbersIn('employment')).toEqual([kept.number])
    const standings = await columnStandings(live)
    expect(standings.get('employment')).toEqual({ count: 1, changedAt: NOW })
    expect(standings.has('hearings')).toBe(false)
  })

  test('cannot be placed where an agency of its level has no column', async () => {
    const outcome = await inTransaction(db, tx =>
      startPublication(tx, kind, agency, sampleContent(), cast.drafter, NOW, ['a21t.04']),
    )
    expect(problemsOf(outcome)).toEqual(['not-offered'])
  })

  test('begins, when it was read from a file, in the columns that its title speaks for', async () => {
    const document = {
      title: '关于2026年养老服务设施建设的通知（示例）',
      agency: '示例市财政局',
      number: '示财〔2026〕9号',
      written: '2026-11-20',
      published: null,
      addressee: null,
      theme: null,
      keywords: null,
      body: '<p>示例。</p>',
      images: [],
      lost: [],
      repaired: [],
      unsure: [],
      problem: null,
    } as unknown as Parameters<typeof importDocument>[4]
    const services = {} as Parameters<typeof importDocument>[1]
    const started = granted(await importDocument(db, services, kind, agency, document, cast.drafter, NOW))
    expect(await columnsOfPublication(db, started.publicationId)).toEqual([
      'a20.01',
      'a20.11',
      'elderly-care',
    ])
  })
})

describe('what is live', () => {
  test('is moved by the releaser alone, at once, and the move is on record', async () => {
    const { number, editionId, publicationId } = await publish('关于收费目录的通知', ['a20.08'])
    expect(problemsOf(await place(editionId, ['a20.09'], cast.drafter))).toEqual(['wrong-role'])
    granted(await place(editionId, ['a20.09']))
    expect(await numbersIn('a20.08')).toEqual([])
    expect(await numbersIn('a20.09')).toEqual([number])
    const fact = await db
      .selectFrom('ops.facts')
      .selectAll()
      .where('kind', '=', 'publications.placed')
      .where('subject_id', '=', publicationId)
      .executeTakeFirstOrThrow()
    expect([fact.actor_id, fact.data]).toEqual([
      cast.releaser.id,
      expect.objectContaining({ columns: ['a20.09'] }),
    ])
  })

  test('keeps its columns when a draft that chose others comes to nothing', async () => {
    const { number, publicationId } = await publish('关于采购目录的通知', ['procurement'])
    const { editionId } = granted(
      await inTransaction(db, tx => startEdition(tx, publicationId, '更正', cast.drafter, NOW)),
    )
    await db.deleteFrom('desk.publication_columns').where('publication_id', '=', publicationId).execute()
    granted(await inTransaction(db, tx => discardDraft(tx, kinds, { editionId }, cast.drafter, NOW)))
    expect(await columnsOfPublication(db, publicationId)).toEqual(['public-resources', 'procurement'])
    expect(await numbersIn('procurement')).toEqual([number])
  })
})

describe('an item that an agency does not have', () => {
  test('is said so by its own people with a yes or a no, and the public reads it', async () => {
    expect(problemsOf(await state('a20.14', true, cast.reviewer))).toEqual(['not-permitted'])
    granted(await state('a20.14', true))
    expect([...(await liveAbsentItems(live, 'finance'))]).toEqual(['a20.14'])
    granted(await state('a20.14', false))
    expect([...(await liveAbsentItems(live, 'finance'))]).toEqual([])
  })

  test('cannot be one in which something is public, nor one of another level', async () => {
    await publish('关于统计公报的通知', ['a20.04'])
    expect(problemsOf(await state('a20.04', true))).toEqual(['has-public'])
    expect(problemsOf(await state('a21t.01', true))).toEqual(['unknown'])
    expect(problemsOf(await state('education', true))).toEqual(['unknown'])
    const slipped = sql`select live.state_agency_item(${agency}, 'a20.04', true, ${head.id}, ${NOW})`
    await expect(slipped.execute(db)).rejects.toThrow('has published')
  })

  test('becomes one again by the first release into it, on record', async () => {
    granted(await state('a20.13', true))
    await publish('关于监督检查的通报', ['a20.13'])
    expect([...(await liveAbsentItems(live, 'finance'))]).toEqual([])
    const facts = await db
      .selectFrom('ops.facts')
      .select('data')
      .where('kind', '=', 'catalogue.item-regained')
      .execute()
    expect(facts).toEqual([{ data: expect.objectContaining({ columns: ['a20.13'] }) }])
  })
})

describe('the safe', () => {
  test('lets nobody write columns past its functions', async () => {
    const insert = sql`insert into live.publication_columns select * from live.publication_columns`
    await expect(insert.execute(db)).rejects.toThrow('permission denied')
    await expect(sql`select live.place_in_columns(${agency})`.execute(db)).rejects.toThrow(
      'permission denied',
    )
  })

  test('reads a column, newest first, by its own index', async () => {
    await sql`set enable_seqscan = off`.execute(live)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select number from live.publication_columns
      where column_key = 'a20.01' and agency_key = 'finance' order by released_at desc, number desc limit 31`.execute(
      live,
    )
    const plan = rows.map(row => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('live_columns_by_agency')
    expect(plan).not.toContain('Sort')
  })
})
