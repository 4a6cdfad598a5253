import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { article, disclosureKinds } from './features/disclosure/index.ts'
import { foundedAgency } from './foundation/agencies/builders.ts'
import { approved, type Cast, granted, sampleContent, scheduled } from './foundation/publications/builders.ts'
import { startPublication } from './foundation/publications/index.ts'
import { loadStanding } from './foundation/publications/store.ts'
import { inTransaction } from './platform/db/db.ts'
import { type TestHouse, testHouse } from './testing/house.ts'
import { castOf } from './testing/released.ts'

/** Serves pages and runs no job: what it has drawn must not outlive a release that another process made. */
let web: TestHouse
let owner: pg.Client
let agencyId: string
let cast: Cast
const workers: TestHouse[] = []

beforeAll(async () => {
  web = await testHouse({ realTime: true })
  owner = new pg.Client({ connectionString: web.ground.database.ownerUrl })
  await owner.connect()
  agencyId = (await foundedAgency(web.house.db, { key: 'office', name: '示例市人民政府办公室' }, new Date()))
    .id
  cast = castOf(agencyId)
}, 60_000)
beforeEach(async () => {
  for (const worker of workers.splice(0)) await worker.close()
})
afterAll(async () => {
  for (const worker of workers) await worker.close()
  await owner.end()
  await web.close()
})

/** Another process of the house, with a worker. */
async function starts(): Promise<void> {
  workers.push(await testHouse({ realTime: true, worker: true, nodeOf: web }))
}

/** A text that is signed and set to go out in a moment; `due` resolves when the moment has come. */
async function waiting(title: string): Promise<{ editionId: string; title: string; at: Date }> {
  const { db } = web.house
  const now = new Date()
  const content = sampleContent({ title })
  const { editionId } = granted(
    await inTransaction(db, tx => startPublication(tx, article, agencyId, content, cast.drafter, now)),
  )
  await approved(db, disclosureKinds, editionId, cast, now)
  const at = new Date(Date.now() + 300)
  await scheduled(db, disclosureKinds, editionId, at, cast, now)
  return { editionId, title, at }
}
const due = ({ at }: { at: Date }) =>
  expect.poll(() => Date.now(), { timeout: 5_000 }).toBeGreaterThan(at.getTime())
const jobs = async () =>
  (
    await owner.query(
      `select id from graphile_worker.jobs where task_identifier = 'publications.release-due'`,
    )
  ).rowCount

/** A worker that took the job is killed: the job stays marked with its name. */
const takenByTheDead = () =>
  owner.query(
    `update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'pool-killed', attempts = 1
     from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'publications.release-due'`,
  )

/** Released once, in one version, with a number behind which none is missing, and found where readers look. */
async function isOutOnce({ editionId, title }: { editionId: string; title: string }): Promise<void> {
  const number = async () => {
    const standing = await loadStanding(web.house.db, editionId, 'read')
    return standing?.state === 'released' ? standing.number : undefined
  }
  await expect.poll(number, { timeout: 15_000, interval: 100 }).toBeTypeOf('number')
  const { rows } = await owner.query(
    `select (select count(*)::int from desk.releases where edition_id = $1) as releases,
       (select count(*)::int from desk.edition_events where edition_id = $1 and event = 'release') as events,
       (select count(*)::int from ops.facts where data ->> 'edition' = $1::text and kind = 'publications.released') as facts,
       (select max(number) - count(*)::int from desk.publications where number is not null) as gaps`,
    [editionId],
  )
  expect(rows).toEqual([{ releases: 1, events: 1, facts: 1, gaps: 0 }])
  const address = `/d/${await number()}`
  expect((await web.get(address)).body).toContain(title)
  for (const page of ['/publications', '/api/v1/publications', `/search?q=${encodeURIComponent(title)}`])
    await expect.poll(async () => (await web.get(page)).body, { timeout: 5_000 }).toContain(title)
  await expect.poll(jobs, { timeout: 5_000 }).toBe(0)
}

test('a worker killed before it began leaves the release to the next, which makes it at its start', async () => {
  const text = await waiting('关于启动前中断的通知（示例）')
  expect((await web.get('/publications')).body).not.toContain(text.title)
  await due(text)
  await takenByTheDead()
  await starts()
  await isOutOnce(text)
})

test('a connection that dies inside the transaction, at its first, a middle or its last step, leaves nothing half-made', async () => {
  const texts = await Promise.all(['首', '中', '末'].map(step => waiting(`关于${step}步中断的通知（示例）`)))
  const [first, middle, last] = texts
  if (!first || !middle || !last) throw new Error('three texts')
  await owner.query(`
    create function desk.dies() returns trigger language plpgsql as
      $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger dies before insert on desk.releases for each row
      when (new.edition_id = '${first.editionId}') execute function desk.dies();
    create trigger dies before insert on live.versions for each row
      when (new.content ->> 'title' = '${middle.title}') execute function desk.dies();
    create trigger dies after insert on ops.facts for each row
      when (new.data ->> 'edition' = '${last.editionId}' and new.kind = 'publications.released') execute function desk.dies()`)
  await starts()
  const failed = async () =>
    (
      await owner.query(
        `select from graphile_worker.jobs where task_identifier = 'publications.release-due' and last_error is not null`,
      )
    ).rowCount
  await expect.poll(failed, { timeout: 10_000, interval: 100 }).toBe(3)
  const { rows } = await owner.query(
    `select (select count(*)::int from desk.releases where edition_id = any($1)) as releases,
       (select count(*)::int from live.publications where title = any($2)) as pages,
       (select count(*)::int from live.search_entries where title = any($2)) as found`,
    [texts.map(text => text.editionId), texts.map(text => text.title)],
  )
  expect(rows).toEqual([{ releases: 0, pages: 0, found: 0 }])
  for (const table of ['desk.releases', 'live.versions', 'ops.facts'])
    await owner.query(`drop trigger dies on ${table}`)
  for (const text of texts) await isOutOnce(text)
})

test('a worker killed after the commit, before its job is marked as done, releases nothing twice; and readers who had the old list see the new one', async () => {
  const text = await waiting('关于提交后中断的通知（示例）')
  expect((await web.get('/publications')).body).not.toContain(text.title)
  await due(text)
  const { db, services, origin, rooms } = web.house
  const job = rooms
    .flatMap(room => room.jobs?.({ db, services, origin }) ?? [])
    .find(each => each.name === 'publications.release-due')
  await job?.run({ edition: text.editionId }, new Date())
  await takenByTheDead()
  // Nobody has drawn a page of it yet, and nobody of those who serve pages was there.
  await expect
    .poll(async () => (await web.get('/publications')).body, { timeout: 5_000 })
    .toContain(text.title)
  expect(await jobs()).toBe(1)
  await starts()
  await isOutOnce(text)
})

test('a schedule whose job is lost is released by who looks once a minute', async () => {
  const text = await waiting('关于任务遗失的通知（示例）')
  await owner.query(`delete from graphile_worker._private_jobs`)
  await due(text)
  const { db, services, origin, rooms } = web.house
  const overdue = rooms
    .flatMap(room => room.jobs?.({ db, services, origin }) ?? [])
    .find(each => each.name === 'publications.release-due-overdue')
  expect(overdue?.cron).toBe('* * * * *')
  await overdue?.run({}, new Date())
  await isOutOnce(text)
})

test('a worker whose clock is behind the database tries again, and does not take the schedule for settled', async () => {
  const text = await waiting('关于时钟偏差的通知（示例）')
  const { db, services, origin, rooms } = web.house
  const job = rooms
    .flatMap(room => room.jobs?.({ db, services, origin }) ?? [])
    .find(each => each.name === 'publications.release-due')
  const early = new Date(text.at.getTime() - 1)
  await expect(job?.run({ edition: text.editionId }, early)).rejects.toThrow('is-due')
  await starts()
  await isOutOnce(text)
})
