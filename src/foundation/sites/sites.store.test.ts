import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Db,
  deskDb,
  inTransaction,
  type LiveDb,
  liveDb,
  openPool,
  violatedConstraint,
} from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { changeSite, openSite } from './actions/identity.ts'
import { changeRedirects, type Redirecting } from './actions/redirecting.ts'
import { closeSite, reopenSite, setGrey } from './actions/standing.ts'
import { openedSite, sampleIdentity } from './builders.ts'
import { openSites } from './directory.ts'
import { liveSites } from './live.ts'
import { listSites, siteByKey } from './store.ts'
import { liveRedirect } from './store-redirects.ts'

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

function clerk(role: string): Actor {
  const scope = '0190a000-0000-7000-8000-00000000000a'
  return {
    id: '0190a000-0000-7000-8000-000000000001',
    account: 'c',
    name: '示例',
    home: scope,
    grants: [{ role, scope }],
  }
}
const office = clerk('supervising-office')

/** The constraint that a statement of the desk runs into. */
const stopped = (statement: ReturnType<typeof sql>) =>
  statement.execute(db).then(
    () => undefined,
    error => violatedConstraint(error),
  )

describe('a house that nobody named yet', () => {
  test('has one site, for the desk and the public, which says that its code is missing', async () => {
    expect((await listSites(db)).map(site => [site.key, site.isDefault, site.idCode])).toEqual([
      ['main', true, '0000000000'],
    ])
    expect((await liveSites(live)).map(site => [site.key, site.name])).toEqual([['main', '政务公开平台']])
  })

  test('keeps exactly one default site, whoever tries to change that', async () => {
    expect(await stopped(sql`update desk.sites set is_default = false where key = 'main'`)).toBe(
      'sites_keep_their_key',
    )
    expect(await stopped(sql`delete from desk.sites where key = 'main'`)).toBe('history_is_append_only')
    expect(
      await stopped(
        sql`insert into desk.sites (key, is_default, name, created_at, changed_at) values ('two', true, '示例', now(), now())`,
      ),
    ).toBe('one_default_site')
  })
})

describe('the supervising office', () => {
  test('names the site: the public sees it at once, and the fact tells which fields', async () => {
    const identity = sampleIdentity({
      name: '示例市人民政府',
      idCode: '3713000000',
      hosts: ['www.example.gov.cn'],
    })
    const done = await inTransaction(db, tx =>
      changeSite(tx, { key: 'main', version: 1, identity }, office, NOW),
    )
    expect(done).toEqual({ ok: true })
    const [site] = await liveSites(live)
    expect(site).toMatchObject({
      name: '示例市人民政府',
      idCode: '3713000000',
      hosts: ['www.example.gov.cn'],
    })
    const fact = await db
      .selectFrom('ops.facts')
      .select(['subject_id', 'data'])
      .where('kind', '=', 'sites.changed')
      .executeTakeFirstOrThrow()
    expect(fact).toEqual({ subject_id: 'main', data: { fields: ['name', 'idCode', 'sponsor', 'hosts'] } })
    const change = await live
      .selectFrom('live.changes' as never)
      .select('keys' as never)
      .orderBy('seq' as never, 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(change).toEqual({ keys: ['site', 'site:main'] })
  })

  test('does not write over what somebody changed meanwhile, nor save what is the same', async () => {
    const identity = sampleIdentity({ name: '示例' })
    const late = await inTransaction(db, tx =>
      changeSite(tx, { key: 'main', version: 1, identity }, office, NOW),
    )
    expect(late).toMatchObject({ ok: false, problems: [{ code: 'changed-meanwhile' }] })
    const same = await siteByKey(db, 'main')
    if (!same) throw new Error('no site')
    const again = await inTransaction(db, tx =>
      changeSite(tx, { key: 'main', version: same.version, identity: same }, office, NOW),
    )
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'unchanged' }] })
  })

  test('opens a further site, whose hosts are no other site’s', async () => {
    await openedSite(
      db,
      { key: 'finance', name: '示例市财政局', hosts: ['czj.example.gov.cn', 'cz.example.gov.cn'] },
      NOW,
    )
    const open = (key: string, hosts: string[]) =>
      inTransaction(db, tx => openSite(tx, { key, ...sampleIdentity({ hosts }) }, office, NOW))
    expect(await open('water', ['cz.example.gov.cn'])).toEqual({
      ok: false,
      problems: [{ field: 'hosts', code: 'taken', detail: { host: 'cz.example.gov.cn' } }],
    })
    expect(await open('finance', ['x.example'])).toMatchObject({
      problems: [{ field: 'key', code: 'taken' }],
    })
    expect(await stopped(sql`insert into desk.site_hosts values ('czj.example.gov.cn', 'main', 5)`)).toBe(
      'a_host_belongs_to_one_site',
    )
    const both = await Promise.all([
      open('water', ['sl.example.gov.cn']),
      open('hydro', ['sl.example.gov.cn']),
    ])
    expect(both.filter(each => each.ok)).toHaveLength(1)
  })

  test('alone may do so', async () => {
    const [drafter, key] = [clerk('drafter'), 'finance']
    const refusal = { ok: false, problems: [{ field: '', code: 'not-permitted' }] }
    const identity = sampleIdentity({ name: '示例' })
    await inTransaction(db, async tx => {
      expect(await openSite(tx, { key: 'x', ...identity }, drafter, NOW)).toEqual(refusal)
      expect(await changeSite(tx, { key, version: 1, identity }, drafter, NOW)).toEqual(refusal)
      expect(await setGrey(tx, key, null, drafter, NOW)).toEqual(refusal)
      expect(await closeSite(tx, key, '示例公告', drafter, NOW)).toEqual(refusal)
      expect(await reopenSite(tx, key, drafter, NOW)).toEqual(refusal)
      const none: Redirecting = { key, put: [], remove: [], platformHost: 'localhost' }
      expect(await changeRedirects(tx, none, drafter, NOW)).toEqual(refusal)
    })
  })

  test('mourns for a time, and the public never reads why', async () => {
    const period = { from: NOW, until: new Date('2026-11-23T02:00:00Z'), reason: '示例通知' }
    expect(await inTransaction(db, tx => setGrey(tx, 'main', period, office, NOW))).toEqual({ ok: true })
    const [site] = await liveSites(live)
    expect([site?.greyFrom, site?.greyUntil]).toEqual([period.from, period.until])
    expect(JSON.stringify(site)).not.toContain('示例通知')
    expect((await siteByKey(db, 'main'))?.greyReason).toBe('示例通知')
    expect(await inTransaction(db, tx => setGrey(tx, 'main', null, office, NOW))).toEqual({ ok: true })
  })

  test('closes a further site with a notice and opens it again, but never the base', async () => {
    const close = (key: string) =>
      inTransaction(db, tx => closeSite(tx, key, '内容已并入门户网站。', office, NOW))
    expect(await close('main')).toMatchObject({ problems: [{ code: 'base-stays-open' }] })
    expect(await close('finance')).toEqual({ ok: true })
    expect((await liveSites(live)).find(site => site.key === 'finance')).toMatchObject({
      state: 'closed',
      closingNotice: '内容已并入门户网站。',
    })
    expect(await close('finance')).toMatchObject({ problems: [{ code: 'closed-already' }] })
    expect(await inTransaction(db, tx => reopenSite(tx, 'finance', office, NOW))).toEqual({ ok: true })
  })
})

describe('older addresses', () => {
  const change = (parts: Partial<Redirecting>) =>
    inTransaction(db, tx =>
      changeRedirects(
        tx,
        { key: 'main', put: [], remove: [], platformHost: 'localhost', ...parts },
        office,
        NOW,
      ),
    )

  test('lead on from the moment they are entered, each site’s its own', async () => {
    const put = [
      { old: '/art/1.html', new: '/d/1' },
      { old: '/art/*', new: 'http://czj.example.gov.cn/publications' },
    ]
    expect(await change({ put })).toEqual({ ok: true, added: 2, removed: 0, total: 2 })
    expect(await liveRedirect(live, 'main', '/art/1.html?x=1')).toEqual(put[0])
    expect(await liveRedirect(live, 'main', '/art/2/3.html')).toEqual(put[1])
    expect(await liveRedirect(live, 'finance', '/art/1.html')).toBeUndefined()
  })

  test('are replaced and removed, and a mistake changes nothing', async () => {
    expect(await change({ put: [{ old: '/art/1.html', new: '/d/2' }] })).toEqual({
      ok: true,
      added: 0,
      removed: 0,
      total: 2,
    })
    expect(await change({ remove: ['/art/*'] })).toEqual({ ok: true, added: 0, removed: 1, total: 1 })
    const wrong = await change({
      put: [
        { old: '/new', new: '/d/3' },
        { old: '/bad', new: 'https://evil.example/' },
      ],
    })
    expect(wrong).toMatchObject({
      ok: false,
      problems: [{ field: 'redirects', code: 'foreign-host', detail: { old: '/bad' } }],
    })
    expect(await change({ put: [{ old: '/d/2', new: '/art/1.html' }] })).toMatchObject({
      ok: false,
      problems: [{ code: 'loop' }, { code: 'loop' }],
    })
    expect(await liveRedirect(live, 'main', '/new')).toBeUndefined()
  })

  test('by the thousand are one statement', async () => {
    const put = Array.from({ length: 3000 }, (_, at) => ({ old: `/old/${at}.html`, new: `/d/${at + 1}` }))
    expect(await change({ put })).toMatchObject({ ok: true, added: 3000, total: 3001 })
  })
})

describe('the directory in memory', () => {
  test('finds a site by its host with or without a port, and the base for every other name', async () => {
    const sites = await openSites(live)
    expect(sites.at('CZJ.example.gov.cn:8080').key).toBe('finance')
    expect(sites.at('cz.example.gov.cn').key).toBe('finance')
    expect(sites.at('unknown.example').key).toBe('main')
    expect([sites.bears('cz.example.gov.cn:80'), sites.bears('evil.example')]).toEqual([true, false])
  })

  test('reads again after some seconds, and at once when it is told', async () => {
    let elapsed = 0
    const sites = await openSites(live, () => elapsed)
    await openedSite(db, { key: 'late', hosts: ['late.example'] }, NOW)
    await sites.keepFresh()
    expect(sites.bears('late.example')).toBe(false)
    elapsed = 3_000
    await sites.keepFresh()
    expect(sites.bears('late.example')).toBe(true)
    await openedSite(db, { key: 'later', hosts: ['later.example'] }, NOW)
    await sites.reload()
    expect(sites.bears('later.example')).toBe(true)
  })
})
