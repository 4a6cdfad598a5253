import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agencies } from '../../../demo/linyi/agencies.ts'
import { agencyEvents } from '../../../demo/linyi/agency-events.ts'
import {
  type Db,
  deskDb,
  inTransaction,
  type LiveDb,
  liveDb,
  openPool,
  violatedConstraint,
} from '../../platform/db/db.ts'
import type { Outcome } from '../../platform/forms/outcome.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { moveAgency, renameAgency } from './actions/changes.ts'
import { addAlias, correctDetails } from './actions/details.ts'
import { abolishAgency, mergeAgencies, splitAgency } from './actions/endings.ts'
import { foundAgency } from './actions/founding.ts'
import { NO_DETAILS } from './agency.ts'
import { foundedAgency, taken } from './builders.ts'
import { loadDemoAgencies } from './demo.ts'
import { liveAgency } from './live.ts'
import { agencyByKey, agencyOf, listAgencies, officialPhones, resolveAgency } from './store.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
let database: TestDatabase
let db: Db
let live: LiveDb

beforeAll(async () => {
  database = await testDatabase()
  const limits = { max: 4, statementTimeout: 20_000 }
  db = deskDb(openPool(database.deskUrl, limits, () => {}))
  live = liveDb(openPool(database.readerUrl, limits, () => {}))
  await inTransaction(db, tx => loadDemoAgencies(tx, { agencies, events: agencyEvents }, NOW))
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

function clerk(role: string, scope: string): Actor {
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    account: 'clerk',
    name: '示例',
    home: scope,
    grants: [{ role, scope }],
  }
}

async function idOf(key: string): Promise<string> {
  const agency = await agencyByKey(db, key)
  if (!agency) throw new Error(`no agency ${key}`)
  return agency.id
}

const supervisor = async () => clerk('supervising-office', await idOf('city-government'))
const codes = (outcome: Outcome) => (outcome.ok ? [] : outcome.problems.map(problem => problem.code))

async function constraintOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    error => violatedConstraint(error) ?? String(error),
  )
}

/** A department of its own for a test that ends or renames it. */
async function department(key: string, name: string, date: string | null = '2010-01-01') {
  return foundedAgency(db, { key, name, parentId: await idOf('city-government'), date }, NOW)
}

describe('the demonstration city', () => {
  test('is loaded whole, and every agency is shown to the public', async () => {
    expect(await listAgencies(db)).toHaveLength(agencies.length)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from live.agencies`.execute(live)
    expect(rows[0]?.n).toBe(agencies.length)
  })

  test('tells under which name a paper of 2020 finds an agency that was renamed and abolished since', async () => {
    const asked = await resolveAgency(db, '市扶贫办', '2020-06-01')
    expect(asked).toEqual([
      { agencyId: await idOf('rural-revitalisation'), name: '市扶贫办', kind: 'alias', inForce: true },
    ])
    const today = await resolveAgency(db, '市扶贫办', '2026-11-22')
    expect(today.map(each => each.inForce)).toEqual([false])
  })

  test.each(['市发展和改革委员会', '市发展改革委', '市 发 改 委'])(
    'knows the agency that is written %s',
    async way => {
      const [found, ...others] = await resolveAgency(db, way, '2020-06-01')
      expect(found?.agencyId).toBe(await idOf('development-reform'))
      expect(others).toEqual([])
    },
  )

  test('points from an agency that ended to who answers for its work', async () => {
    const former = await liveAgency(live, 'construction-commission')
    expect(former?.state).toBe('abolished')
    expect(former?.successors.toSorted()).toEqual(['city-management', 'housing-construction'])
    expect((await liveAgency(live, 'city-management'))?.predecessors).toEqual(['construction-commission'])
  })

  test('shows names through time with the days on which they changed', async () => {
    const names = (await liveAgency(live, 'ecology-environment'))?.names.filter(
      name => name.kind === 'official',
    )
    expect(names).toEqual([
      { name: '临沂市环境保护局', kind: 'official', from: null, until: '2019-01-10' },
      { name: '临沂市生态环境局', kind: 'official', from: '2019-01-10', until: null },
    ])
  })

  test('numbers its documents under the credit code where an agency has no head of its own', async () => {
    const agency = await agencyByKey(db, 'finance')
    expect(agency?.indexPrefix).toBe(agencies.find(each => each.key === 'finance')?.creditCode)
  })

  test('has its telephones known as official', async () => {
    expect(await officialPhones(db)).toContain(agencies.find(each => each.key === 'finance')?.telephone)
  })
})

describe('the life of an agency', () => {
  test('begins with a dated event, a fact and a public page', async () => {
    const agency = await department('life-begins', '临沂市示例一局', '2020-05-01')
    const shown = await liveAgency(live, 'life-begins')
    expect(shown?.events).toEqual([
      { date: '2020-05-01', kind: 'founded', basis: '示例', formerName: '', successors: [] },
    ])
    expect(shown?.parent_key).toBe('city-government')
    const facts = await db
      .selectFrom('ops.facts')
      .select('kind')
      .where('subject_id', '=', agency.id)
      .execute()
    expect(facts).toEqual([{ kind: 'agencies.founded' }])
  })

  test('goes on under a new name, and the old one leads to the same page', async () => {
    const agency = await department('life-renamed', '临沂市示例二局')
    const input = {
      agencyId: agency.id,
      name: '临沂市示例二委',
      shortName: '示例二委',
      date: '2022-01-01',
      basis: '示例',
    }
    taken(await inTransaction(db, async tx => renameAgency(tx, input, await supervisor(), NOW)))
    expect(await agencyOf(db, agency.id)).toMatchObject({ name: '临沂市示例二委', shortName: '示例二委' })
    expect((await resolveAgency(db, '临沂市示例二局', '2021-12-31'))[0]).toMatchObject({ inForce: true })
    expect((await resolveAgency(db, '临沂市示例二局', '2022-01-01'))[0]).toMatchObject({ inForce: false })
    expect((await liveAgency(live, 'life-renamed'))?.name).toBe('临沂市示例二委')
  })

  test('ends in another agency whose page then names where it came from', async () => {
    const first = await department('life-merged-a', '临沂市示例三局')
    const second = await department('life-merged-b', '临沂市示例四局')
    const into = await department('life-merged-c', '临沂市示例五局', '2024-01-01')
    const input = {
      agencyIds: [first.id, second.id],
      successorId: into.id,
      date: '2024-01-01',
      basis: '示例',
    }
    taken(await inTransaction(db, async tx => mergeAgencies(tx, input, await supervisor(), NOW)))
    expect((await liveAgency(live, 'life-merged-a'))?.successors).toEqual(['life-merged-c'])
    expect((await liveAgency(live, 'life-merged-c'))?.predecessors).toEqual([
      'life-merged-a',
      'life-merged-b',
    ])
    expect((await agencyOf(db, second.id)).state).toBe('abolished')
  })

  test('leaves its name to another once it has ended', async () => {
    const old = await department('life-name-old', '临沂市示例六局')
    const parts = {
      key: 'life-name-new',
      name: '临沂市示例六局',
      parentId: await idOf('city-government'),
      date: '2025-01-01',
    }
    await expect(foundedAgency(db, parts, NOW)).rejects.toThrow('name-taken')
    const end = { agencyId: old.id, successorIds: [], date: '2025-01-01', basis: '示例' }
    taken(await inTransaction(db, async tx => abolishAgency(tx, end, await supervisor(), NOW)))
    const next = await foundedAgency(db, parts, NOW)
    expect((await resolveAgency(db, '临沂市示例六局', '2025-06-01')).map(each => each.agencyId)).toEqual([
      next.id,
    ])
  })

  test('does not end while agencies below it would be left hanging', async () => {
    const above = await department('life-parent', '临沂市示例七局')
    const below = await foundedAgency(
      db,
      { key: 'life-child', name: '临沂市示例七局分局', parentId: above.id },
      NOW,
    )
    const end = { agencyId: above.id, successorIds: [], date: '2025-01-01', basis: '示例' }
    const who = await supervisor()
    expect(codes(await inTransaction(db, tx => abolishAgency(tx, end, who, NOW)))).toEqual([
      'active-children',
    ])
    const move = { agencyId: below.id, parentId: await idOf('finance'), date: '2025-01-01', basis: '示例' }
    taken(await inTransaction(db, tx => moveAgency(tx, move, who, NOW)))
    taken(await inTransaction(db, tx => abolishAgency(tx, end, who, NOW)))
    expect((await liveAgency(live, 'life-child'))?.parent_key).toBe('finance')
  })

  test('is divided among several only', async () => {
    const agency = await department('life-split', '临沂市示例八局')
    const input = {
      agencyId: agency.id,
      successorIds: [await idOf('finance')],
      date: '2025-01-01',
      basis: '示例',
    }
    const who = await supervisor()
    expect(codes(await inTransaction(db, tx => splitAgency(tx, input, who, NOW)))).toEqual(['two-successors'])
    const two = { ...input, successorIds: [await idOf('finance'), await idOf('justice')] }
    taken(await inTransaction(db, tx => splitAgency(tx, two, who, NOW)))
    expect((await liveAgency(live, 'life-split'))?.successors).toHaveLength(2)
  })

  test('tells the pages of the agency, its parent and the list that they changed', async () => {
    await department('life-change', '临沂市示例九局')
    const { rows } = await sql<{
      keys: string[]
    }>`select keys from live.changes order by seq desc limit 1`.execute(live)
    expect(rows[0]?.keys.toSorted()).toEqual(['agencies', 'agency:city-government', 'agency:life-change'])
  })
})

describe('what an agency says of itself', () => {
  test('is corrected by the head of its own disclosure office, not of another', async () => {
    const agency = await department('details-own', '临沂市示例十局')
    const details = { ...NO_DETAILS, functions: '示例职能', telephone: '0539-0000001' }
    const offices = [{ name: '办公室', duties: '示例', telephone: '0539-0000002' }]
    const input = { agencyId: agency.id, version: 1, details, offices }
    const stranger = clerk('disclosure-head', await idOf('finance'))
    expect(codes(await inTransaction(db, tx => correctDetails(tx, input, stranger, NOW)))).toEqual([
      'not-permitted',
    ])
    taken(await inTransaction(db, tx => correctDetails(tx, input, clerk('disclosure-head', agency.id), NOW)))
    const shown = await liveAgency(live, 'details-own')
    expect(shown).toMatchObject({ functions: '示例职能', inner_offices: offices })
    expect(await officialPhones(db)).toContain('0539-0000002')
    const late = clerk('disclosure-head', agency.id)
    expect(codes(await inTransaction(db, tx => correctDetails(tx, input, late, NOW)))).toEqual([
      'changed-meanwhile',
    ])
  })

  test('may be found under a further name that the supervising office adds', async () => {
    const agency = await department('details-alias', '临沂市示例十一局')
    const input = { agencyId: agency.id, name: '十一局', from: null, until: null }
    const head = clerk('disclosure-head', agency.id)
    expect(codes(await inTransaction(db, tx => addAlias(tx, input, head, NOW)))).toEqual(['not-permitted'])
    const who = await supervisor()
    taken(await inTransaction(db, tx => addAlias(tx, input, who, NOW)))
    expect(codes(await inTransaction(db, tx => addAlias(tx, input, who, NOW)))).toEqual(['alias-known'])
    expect((await resolveAgency(db, '十一局', '2026-01-01')).map(each => each.agencyId)).toEqual([agency.id])
  })

  test('is offered as one of several where two agencies are written alike', async () => {
    const first = await department('alike-a', '临沂市示例甲局')
    const second = await department('alike-b', '临沂市示例乙局')
    const who = await supervisor()
    for (const agencyId of [first.id, second.id]) {
      const input = { agencyId, name: '示例局', from: null, until: null }
      taken(await inTransaction(db, tx => addAlias(tx, input, who, NOW)))
    }
    const found = (await resolveAgency(db, '示例局', '2026-01-01')).map(each => each.agencyId)
    expect(found.toSorted()).toEqual([first.id, second.id].toSorted())
  })
})

describe('the database itself', () => {
  test('refuses two official names at one time, and one name of two agencies', async () => {
    const agency = await department('db-names', '临沂市示例丙局')
    const row = (name: string, agencyId: string) =>
      sql`insert into desk.agency_names values (gen_random_uuid(), ${agencyId}, ${name}, 'official', '2020-01-01', null)`
    expect(await constraintOf(row('另一个名称', agency.id).execute(db))).toBe('one_name_at_a_time')
    const ended = await idOf('tourism-commission')
    expect(await constraintOf(row('临沂市示例丙局', ended).execute(db))).toBe('one_bearer_of_a_name')
  })

  test('keeps the key, the tree and the history of every agency', async () => {
    const id = await idOf('finance')
    const root = await idOf('city-government')
    const attempts: [string, ReturnType<typeof sql>][] = [
      ['agencies_keep_their_key', sql`update desk.agencies set key = 'other' where id = ${id}`],
      ['the_tree_has_no_ring', sql`update desk.agencies set parent_id = ${id} where id = ${root}`],
      ['history_is_append_only', sql`delete from desk.agencies where id = ${id}`],
      ['history_is_append_only', sql`update desk.agency_events set basis = '改写' where agency_id = ${id}`],
    ]
    for (const [constraint, attempt] of attempts)
      expect(await constraintOf(attempt.execute(db))).toBe(constraint)
  })

  test('lets the desk write to the public only through the projection', async () => {
    const write = sql`update live.agencies set name = '改写'`.execute(db)
    await expect(write).rejects.toThrow('permission denied')
  })
})

describe('founding', () => {
  test('is refused where a code is broken or the key is taken', async () => {
    const root = await idOf('city-government')
    const input = {
      key: 'finance',
      name: '临沂市示例丁局',
      kind: 'department' as const,
      level: 'city' as const,
      parentId: root,
      regionCode: '371300',
      date: null,
      basis: '示例',
    }
    const who = await supervisor()
    const broken = { ...input, key: 'Finance!', creditCode: '113713000000000001', regionCode: '37' }
    expect(codes(await inTransaction(db, tx => foundAgency(tx, broken, who, NOW)))).toEqual([
      'invalid',
      'invalid',
      'credit-code-broken',
    ])
    expect(codes(await inTransaction(db, tx => foundAgency(tx, input, who, NOW)))).toEqual(['taken'])
  })
})
