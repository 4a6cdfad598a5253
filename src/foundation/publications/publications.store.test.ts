import { sql } from 'kysely'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, deskDb, inTransaction, type LiveDb, liveDb, openPool } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { search } from '../search/index.ts'
import { saveDraft, startEdition, startPublication } from './actions/draft.ts'
import {
  cancelSchedule,
  pinPublication,
  releaseNow,
  releaseScheduled,
  releaseUrgently,
  scheduleRelease,
  withdrawPublication,
} from './actions/release.ts'
import {
  approveEdition,
  discardDraft,
  returnDraft,
  signGates,
  signLate,
  submitDraft,
} from './actions/review.ts'
import { approved, type Cast, granted, published, republished, sampleContent } from './builders.ts'
import type { PublicationContent } from './content.ts'
import type { PublicationKind } from './kinds.ts'
import { listLive, livePublication, liveVersions, pinnedLive } from './live.ts'
import { loadStanding } from './store.ts'
import { editionWorkflow } from './workflow.ts'

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
const single: PublicationKind = { ...kind, key: 'guide', onePerAgency: true }
const kinds = [kind, single]

let database: TestDatabase
let db: Db
let live: LiveDb
let pool: Pool
let agency: string
let cast: Cast

function person(n: number, ...roles: string[]): Actor {
  const id = `00000000-0000-7000-8000-00000000000${n}`
  return {
    id,
    account: `p${n}`,
    name: '示例',
    home: agency,
    grants: roles.map(role => ({ role, scope: agency })),
  }
}

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {})
  db = deskDb(pool)
  live = liveDb(openPool(database.readerUrl, { max: 2, statementTimeout: 10_000 }, () => {}))
  agency = (await foundedAgency(db, { key: 'city-office', name: '示例市人民政府办公室' }, NOW)).id
  cast = {
    drafter: person(1, 'drafter'),
    reviewer: person(2, 'reviewer'),
    legality: person(3, 'legality-reviewer'),
    secrecy: person(4, 'confidentiality-reviewer'),
    releaser: person(5, 'releaser'),
  }
})

afterAll(async () => {
  await db.destroy()
  await live.destroy()
  await database.drop()
})

async function draft(content: PublicationContent = sampleContent()): Promise<string> {
  return granted(
    await inTransaction(db, tx => startPublication(tx, kind, agency, content, cast.drafter, NOW)),
  ).editionId
}

async function look(editionId: string) {
  const standing = await loadStanding(db, editionId, 'read')
  if (!standing) throw new Error('no such edition')
  return { editionId, version: standing.version, digest: standing.digest, standing }
}

const codes = (outcome: { ok: boolean; problems?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.problems ?? []).map(problem => problem.code)

describe('a text on its way to the public', () => {
  test('is found on every channel at one commit, under a number and an index number of its own', async () => {
    const done = await published(
      db,
      kinds,
      kind,
      agency,
      sampleContent({ title: '关于供暖安排的通知（示例）' }),
      cast,
      NOW,
    )
    const row = await livePublication(live, done.number)
    expect(row).toMatchObject({
      title: '关于供暖安排的通知（示例）',
      state: 'live',
      version: 1,
      agency_key: 'city-office',
    })
    expect(row?.index_number).toMatch(/\/2026-\d{7}$/)
    expect((await listLive(live, { limit: 5 }, NOW)).map(each => each.number)).toContain(done.number)
    const found = await search(live, { text: '供暖安排', order: 'relevance', offset: 0, limit: 5 })
    expect(found.hits.map(hit => hit.href)).toEqual([`/d/${done.number}`])
  })

  test('is refused at the first gate while it carries an ID-card number, and the number is never shown whole', async () => {
    const id = await draft(sampleContent({ body: '<p>联系人身份证号11010519491231002X。</p>' }))
    const refusal = await inTransaction(db, async tx =>
      submitDraft(tx, kinds, await look(id), cast.drafter, NOW),
    )
    expect(codes(refusal)).toContain('no-blocking-findings')
    expect((await look(id)).standing.state).toBe('draft')
  })

  test('goes back with a reason, and an edit voids what was signed', async () => {
    const id = await draft()
    granted(await inTransaction(db, async tx => submitDraft(tx, kinds, await look(id), cast.drafter, NOW)))
    const signing = ['political', 'text'] as const
    granted(
      await inTransaction(db, async tx =>
        signGates(tx, kinds, { ...(await look(id)), signing }, cast.reviewer, NOW),
      ),
    )
    const silent = await inTransaction(db, async tx =>
      returnDraft(tx, kinds, await look(id), cast.legality, NOW),
    )
    expect(codes(silent)).toEqual(['reason'])
    granted(
      await inTransaction(db, async tx =>
        returnDraft(tx, kinds, { ...(await look(id)), reason: '依据条款有误' }, cast.legality, NOW),
      ),
    )
    const { version } = await look(id)
    const content = sampleContent({ body: '<p>改正后的示例正文。</p>' })
    granted(
      await inTransaction(db, tx =>
        saveDraft(tx, kinds, { editionId: id, version, content, note: '' }, cast.drafter, NOW),
      ),
    )
    expect((await look(id)).standing.signatures).toEqual([])
  })

  test('is not saved over somebody else’s change', async () => {
    const id = await draft()
    const stale = { editionId: id, version: 99, content: sampleContent(), note: '' }
    expect(codes(await inTransaction(db, tx => saveDraft(tx, kinds, stale, cast.drafter, NOW)))).toEqual([
      'changed-meanwhile',
    ])
  })

  test('is signed only as it stood on the signer’s screen', async () => {
    const id = await draft()
    granted(await inTransaction(db, async tx => submitDraft(tx, kinds, await look(id), cast.drafter, NOW)))
    const other = { ...(await look(id)), digest: 'f'.repeat(64), signing: ['legality'] as const }
    expect(codes(await inTransaction(db, tx => signGates(tx, kinds, other, cast.legality, NOW)))).toEqual([
      'digest-unchanged',
    ])
  })

  test('goes out at its time in Asia/Shanghai, exactly as approved, and only once', async () => {
    const id = await draft(sampleContent({ title: '定时发布的通知（示例）' }))
    await approved(db, kinds, id, cast, NOW)
    const at = later(60)
    granted(
      await inTransaction(db, async tx =>
        scheduleRelease(tx, kinds, { ...(await look(id)), at }, cast.releaser, NOW),
      ),
    )
    expect(codes(await inTransaction(db, tx => releaseScheduled(tx, kinds, id, later(59))))).toEqual([
      'is-due',
    ])
    const { number } = granted(await inTransaction(db, tx => releaseScheduled(tx, kinds, id, later(60))))
    expect((await livePublication(live, number))?.released_at).toEqual(at)
    expect(codes(await inTransaction(db, tx => releaseScheduled(tx, kinds, id, later(61))))).toEqual([
      'wrong-state',
    ])
  })

  test('is taken off its schedule again by who set it', async () => {
    const id = await draft()
    await approved(db, kinds, id, cast, NOW)
    const past = { ...(await look(id)), at: later(-1) }
    expect(
      codes(await inTransaction(db, tx => scheduleRelease(tx, kinds, past, cast.releaser, NOW))),
    ).toEqual(['future'])
    granted(
      await inTransaction(db, async tx =>
        scheduleRelease(tx, kinds, { ...(await look(id)), at: later(9) }, cast.releaser, NOW),
      ),
    )
    granted(
      await inTransaction(db, async tx => cancelSchedule(tx, kinds, await look(id), cast.releaser, NOW)),
    )
    expect((await look(id)).standing).toMatchObject({ state: 'approved', scheduledFor: null })
  })

  test('is discarded by its drafter and leaves no number behind', async () => {
    const id = await draft()
    granted(await inTransaction(db, async tx => discardDraft(tx, kinds, await look(id), cast.drafter, NOW)))
    expect((await look(id)).standing).toMatchObject({ state: 'discarded', number: null })
  })

  test('is one for each agency where its kind says so', async () => {
    const content = sampleContent()
    granted(await inTransaction(db, tx => startPublication(tx, single, agency, content, cast.drafter, NOW)))
    const second = await inTransaction(db, tx =>
      startPublication(tx, single, agency, content, cast.drafter, NOW),
    )
    expect(codes(second)).toEqual(['one-per-agency'])
  })
})

describe('what is live', () => {
  test('changes only by a newer version with a note, and both can be compared', async () => {
    const first = await published(db, kinds, kind, agency, sampleContent(), cast, NOW)
    const changed = sampleContent({ body: '<p>第二版的示例正文。</p>' })
    const second = await republished(db, kinds, first.publicationId, changed, '更正联系电话', cast, later(5))
    expect(second.number).toBe(first.number)
    const versions = await liveVersions(live, first.publicationId)
    expect(versions.map(each => [each.version, each.note])).toEqual([
      [2, '更正联系电话'],
      [1, ''],
    ])
    expect((await look(first.editionId)).standing.state).toBe('superseded')
  })

  test('allows one change in work at a time', async () => {
    const first = await published(db, kinds, kind, agency, sampleContent(), cast, NOW)
    granted(await inTransaction(db, tx => startEdition(tx, first.publicationId, '甲', cast.drafter, NOW)))
    const second = await inTransaction(db, tx =>
      startEdition(tx, first.publicationId, '乙', cast.drafter, NOW),
    )
    expect(codes(second)).toEqual(['edition-in-work'])
  })

  test('is withdrawn with a public reason; text, files and search go at once, address and number stay', async () => {
    const done = await published(
      db,
      kinds,
      kind,
      agency,
      sampleContent({ title: '将要撤下的通知（示例）' }),
      cast,
      NOW,
    )
    const input = await look(done.editionId)
    const silent = await inTransaction(db, tx =>
      withdrawPublication(tx, kinds, { ...input, reason: ' ' }, cast.releaser, NOW),
    )
    expect(codes(silent)).toEqual(['reason'])
    granted(
      await inTransaction(db, tx =>
        withdrawPublication(tx, kinds, { ...input, reason: '内容有误，另行发布' }, cast.releaser, later(1)),
      ),
    )
    const row = await livePublication(live, done.number)
    expect(row).toMatchObject({ state: 'withdrawn', content: null, withdrawn_reason: '内容有误，另行发布' })
    expect((await liveVersions(live, done.publicationId)).every(version => version.content === null)).toBe(
      true,
    )
    const found = await search(live, { text: '将要撤下', order: 'newest', offset: 0, limit: 5 })
    expect(found.total).toBe(0)
    const next = await published(db, kinds, kind, agency, sampleContent(), cast, later(2))
    expect(next.number).toBeGreaterThan(done.number)
  })

  test('stands on top while it is pinned', async () => {
    const done = await published(db, kinds, kind, agency, sampleContent(), cast, NOW)
    const input = await look(done.editionId)
    granted(
      await inTransaction(db, tx =>
        pinPublication(tx, kinds, { ...input, until: later(60) }, cast.releaser, NOW),
      ),
    )
    expect((await pinnedLive(live, {}, NOW)).map(each => each.number)).toContain(done.number)
    expect((await pinnedLive(live, {}, later(61))).map(each => each.number)).not.toContain(done.number)
  })
})

describe('an emergency release', () => {
  async function submitted() {
    const id = await draft(sampleContent({ title: '应急信息（示例）' }))
    granted(await inTransaction(db, async tx => submitDraft(tx, kinds, await look(id), cast.drafter, NOW)))
    return id
  }

  test('waits for 保密关, whatever the hurry', async () => {
    const id = await submitted()
    const early = await inTransaction(db, async tx =>
      releaseUrgently(tx, kinds, { ...(await look(id)), reason: '汛情紧急' }, cast.releaser, NOW),
    )
    expect(codes(early)).toEqual(['secrecy-signed'])
  })

  test('owes the other gates to a third person, and is settled when they have signed', async () => {
    const id = await submitted()
    const signing = ['confidentiality'] as const
    granted(
      await inTransaction(db, async tx =>
        signGates(tx, kinds, { ...(await look(id)), signing }, cast.secrecy, NOW),
      ),
    )
    granted(
      await inTransaction(db, async tx =>
        releaseUrgently(tx, kinds, { ...(await look(id)), reason: '汛情紧急' }, cast.releaser, NOW),
      ),
    )
    expect((await look(id)).standing.gatesDue).toEqual(later(24 * 60))
    const first = { ...(await look(id)), signing: ['political', 'text'] as const }
    granted(await inTransaction(db, tx => signLate(tx, kinds, first, cast.reviewer, later(60))))
    const second = { ...(await look(id)), signing: ['legality'] as const }
    granted(await inTransaction(db, tx => signLate(tx, kinds, second, cast.legality, later(61))))
    expect((await look(id)).standing.gatesDue).toBeNull()
  })
})

describe('the safe itself refuses', () => {
  test('a state that the workflow table does not know, and knows every one that it does', async () => {
    const { rows } = await sql<{ rule: string }>`
      select pg_get_constraintdef(oid) as rule from pg_constraint
      where conrelid = 'desk.editions'::regclass and conname = 'editions_state_check'`.execute(db)
    const states = [...(rows[0]?.rule ?? '').matchAll(/'([a-z]+)'/g)].map(match => match[1])
    expect(states.sort()).toEqual(Object.keys(editionWorkflow.states).sort())
  })

  test('a signature by an author, even from somebody who writes SQL', async () => {
    const id = await draft()
    const { standing } = await look(id)
    const forged = sql`
      insert into desk.signatures (id, edition_id, revision_id, digest, gate, person_id, at)
      values (gen_random_uuid(), ${id}, ${standing.revisionId}, ${standing.digest}, 'confidentiality', ${cast.drafter.id}, now())`
    await expect(forged.execute(db)).rejects.toMatchObject({ constraint: 'author_does_not_sign' })
  })

  test('a final signature by who signed another gate', async () => {
    const id = await draft()
    granted(await inTransaction(db, async tx => submitDraft(tx, kinds, await look(id), cast.drafter, NOW)))
    const all = person(4, 'confidentiality-reviewer', 'releaser')
    granted(
      await inTransaction(db, async tx =>
        signGates(tx, kinds, { ...(await look(id)), signing: ['confidentiality'] }, all, NOW),
      ),
    )
    const { standing } = await look(id)
    const forged = sql`
      insert into desk.signatures (id, edition_id, revision_id, digest, gate, person_id, at)
      values (gen_random_uuid(), ${id}, ${standing.revisionId}, ${standing.digest}, 'final', ${all.id}, now())`
    await expect(forged.execute(db)).rejects.toMatchObject({ constraint: 'final_gate_is_apart' })
  })

  test('a release without its gates', async () => {
    const id = await draft()
    await sql`update desk.editions set state = 'approved' where id = ${id}`.execute(db)
    const forged = sql`select live.release_edition(${id}, ${cast.releaser.id}, now(), 99999, 'X/2026-0099999', 'k', 'n',
      array['political'], '[]'::jsonb)`
    await expect(forged.execute(db)).rejects.toMatchObject({ constraint: 'release_needs_gates' })
  })

  test('a rewritten text, signature or timeline', async () => {
    for (const table of ['desk.revisions', 'desk.signatures', 'desk.edition_events', 'ops.facts']) {
      await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toMatchObject({
        constraint: 'history_is_append_only',
      })
    }
    const rewrite = sql`update desk.revision_contents set content = '{}'`
    await expect(rewrite.execute(db)).rejects.toMatchObject({ constraint: 'history_is_append_only' })
  })

  test('any writing to live beside its doors', async () => {
    const direct = sql`update live.publications set title = '改'`
    await expect(direct.execute(db)).rejects.toMatchObject({ code: '42501' })
  })

  test('a final release by somebody else than who signed 终审', async () => {
    const id = await draft()
    await approved(db, kinds, id, cast, NOW)
    const other = person(6, 'releaser')
    const refusal = await inTransaction(db, async tx => releaseNow(tx, kinds, await look(id), other, NOW))
    expect(codes(refusal)).toEqual(['final-signer'])
    expect(
      codes(await inTransaction(db, async tx => approveEdition(tx, kinds, await look(id), other, NOW))),
    ).toEqual(['wrong-state'])
  })
})
