import pg from 'pg'
import { letterSubjects } from '../../src/features/letters/builders.ts'
import { loadKeyRing } from '../../src/platform/crypto/key-ring.ts'
import { deskDb, openPool } from '../../src/platform/db/db.ts'
import type { Embedded } from '../../src/platform/db/embedded/embedded.ts'
import { verifyChain } from '../../src/platform/facts/seal.ts'
import type { Books } from './under-load.ts'

/** What the books of the city say against those of the people outside. All lists are empty and the counts 0 where all is well. */
interface Findings {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Letters without case, first event, receipt or fact; cases without letter; events out of order. */
  readonly halfMade: number
  /** Letter and publication numbers that are missing or were given twice. */
  readonly gaps: number
  readonly unaccepted: readonly string[]
  readonly unreleased: readonly string[]
  readonly releasedTwice: number
  /** Live publications that no search finds. */
  readonly unfindable: number
  readonly chain: boolean
  /** Letters that are there though their senders got no answer. */
  readonly keptUnanswered: number
  /** The longest that a release came after its moment, in milliseconds. */
  readonly latest: number
}

export async function examine(database: Embedded, keyFile: string, books: Books): Promise<Findings> {
  const pool = openPool(database.deskUrl, { max: 4, statementTimeout: 60_000 }, () => {})
  const db = deskDb(pool)
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  try {
    const keys = await loadKeyRing(keyFile)
    const times = new Map<string, number>()
    for (const subject of await letterSubjects(db, keys)) times.set(subject, (times.get(subject) ?? 0) + 1)
    const count = async (query: string, values: unknown[] = []) =>
      Number((await owner.query(query, values)).rows[0].n)
    const ids = [...books.scheduled.keys()]
    const { rows: releases } = await owner.query<{ id: string; at: Date }>(
      'select edition_id as id, at from desk.releases where edition_id = any($1)',
      [ids],
    )
    const released = new Map(releases.map(({ id, at }) => [id, at]))
    const { rows: accepts } = await owner.query<{ id: string }>(
      `select case_id as id from desk.case_events where event = 'accept' group by case_id having count(*) = 1`,
    )
    const accepted = new Set(accepts.map(({ id }) => id))
    return {
      lost: [...books.letters].filter(subject => !times.has(subject)),
      doubled: [...times].filter(([, n]) => n > 1).map(([subject]) => subject),
      halfMade: await count(HALF_MADE),
      gaps: (await count(LETTER_GAPS)) + (await count(PUBLICATION_GAPS)),
      unaccepted: [...books.accepted].filter(id => !accepted.has(id)),
      unreleased: ids.filter(id => !released.has(id)),
      releasedTwice: await count(TWICE),
      unfindable: await count(UNFINDABLE),
      chain: (await verifyChain(db)).ok,
      keptUnanswered: [...books.unanswered].filter(
        subject => !books.letters.has(subject) && times.has(subject),
      ).length,
      latest: Math.max(
        0,
        ...[...books.scheduled].map(([id, at]) => (released.get(id)?.getTime() ?? 0) - at.getTime()),
      ),
    }
  } finally {
    await owner.end()
    await db.destroy()
  }
}

const HALF_MADE = `
  select (select count(*) from desk.letters l where not exists (
      select from desk.cases c join desk.case_events e on e.case_id = c.id and e.seq = 1 and e.event = 'file'
      join desk.case_codes k on k.case_id = c.id
      join ops.facts f on f.subject_id = c.id::text
      where c.id = l.case_id and c.kind = 'letter'))
    + (select count(*) from desk.cases c where c.kind = 'letter'
      and not exists (select from desk.letters l where l.case_id = c.id))
    + (select count(*) from (
      select case_id from desk.case_events group by case_id having max(seq) <> count(*)) torn)
    + (select count(*) from desk.cases c where version <> (select count(*) from desk.case_events e where e.case_id = c.id))
    as n`
const LETTER_GAPS = `
  select coalesce(max(v.value), 0) - count(distinct c.number) + count(*) - count(distinct c.number) as n
  from desk.cases c left join ops.counters v on v.kind = 'letter' where c.kind = 'letter'`
const PUBLICATION_GAPS = `
  select coalesce(max(v.value), 0) - count(distinct p.number) + count(*) - count(distinct p.number) as n
  from desk.publications p left join ops.counters v on v.kind = 'publication' where p.number is not null`
const TWICE = `
  select (select count(*) from (select publication_id from live.versions group by 1 having count(*) > 1) v)
    + (select count(*) from (select data ->> 'edition' from ops.facts where kind = 'publications.released'
      group by 1 having count(*) > 1) f)
    + (select count(*) from (select edition_id from desk.edition_events where event = 'release'
      group by 1 having count(*) > 1) e) as n`
const UNFINDABLE = `
  select count(*) as n from live.publications p where state = 'live'
    and not exists (select from live.search_entries s where s.id = p.id)`
