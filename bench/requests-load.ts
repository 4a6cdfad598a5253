import type pg from 'pg'
import { foundedAgency } from '../src/foundation/agencies/builders.ts'
import { agencyByKey } from '../src/foundation/agencies/index.ts'
import { loadCalendar, seedCalendar } from '../src/foundation/calendar/index.ts'
import { person } from '../src/foundation/people/builders.ts'
import { addDays, civilDate, civilDateOf, datePartsOf, daysBetween } from '../src/law/civil-date.ts'
import { PLATFORM_SCOPE } from '../src/platform/counters/counters.ts'
import { inTransaction } from '../src/platform/db/db.ts'
import type { Ground } from './ground.ts'
import { ENDED, OPEN, type Path, pathOf } from './requests-paths.ts'
import { type Laying, rowsOf, templateOf } from './requests-rows.ts'
import { openServices } from './services.ts'

export const OPEN_REQUESTS = 20_000
export const ENDED_REQUESTS = 200_000
/** Of a hundred requests, how many each agency is sent: one is asked far more than the others. */
const SHARES = [40, 12, 8, 7, 6, 5, 5, 4, 4, 3, 3, 3]
const HANDLERS = 20
const PIECE = 1_000

/** Who works on the requests that were laid down. */
export interface Offices {
  /** The agency that is asked most comes first. */
  readonly agencies: readonly { readonly id: string; readonly key: string }[]
  readonly handlerId: string
  readonly supervisorId: string
  /** The calendar year in whose report each ended request counts. */
  readonly year: number
}

/**
 * Lays down ended and open requests of twelve agencies, unless they are there: cases, timelines with their clocks, sealed
 * fields, receipts, the day for the queues; each sealed under a key of its own. Left out is what no list and no report reads:
 * facts, letters, signatures and services. All or nothing.
 */
export async function loadRequests(ground: Ground, now: Date): Promise<Offices> {
  const offices = await officesOf(ground, now)
  const { rows } = await ground.owner.query<{ n: number }>(
    `select count(*)::int as n from desk.cases where kind = 'information-request' and agency_id = any ($1)`,
    [offices.agencies.map(each => each.id)],
  )
  if ((rows[0]?.n ?? 0) < OPEN_REQUESTS + ENDED_REQUESTS) await layDown(ground, offices, now)
  return { ...offices, handlerId: offices.handlers[0]?.[0] ?? '', year: await reportYear(ground.owner) }
}

async function officesOf(ground: Ground, now: Date) {
  const { db, owner } = ground
  await inTransaction(db, tx => seedCalendar(tx, now))
  const found = (key: string, parentId: string | null) =>
    agencyByKey(db, key).then(known => known ?? foundedAgency(db, { key, parentId }, now))
  const city = await found('requests-city', null)
  const agencies = []
  for (const at of SHARES.keys()) agencies.push(await found(`requests-${at}`, city.id))
  const known = await owner.query<{ id: string; account: string }>(
    `select id, account from desk.people where account like 'requests-%'`,
  )
  const idOf = async (account: string, role: 'handler' | 'supervising-office', agencyId: string) =>
    known.rows.find(each => each.account === account)?.id ??
    (
      await inTransaction(db, tx =>
        person(tx, { account, roles: [role], agencyId, password: 'Ax7-never-used-to-sign-in' }, now),
      )
    ).id
  const handlers: string[][] = []
  for (const [at, { id }] of agencies.entries()) {
    const ids: string[] = []
    const many = at === 0 ? HANDLERS : 2
    for (let n = 0; n < many; n += 1) ids.push(await idOf(`requests-${at}-${n}`, 'handler', id))
    handlers.push(ids)
  }
  const supervisorId = await idOf('requests-office', 'supervising-office', city.id)
  return { agencies, handlers, supervisorId }
}

async function layDown(
  ground: Ground,
  { agencies, handlers }: Awaited<ReturnType<typeof officesOf>>,
  now: Date,
): Promise<void> {
  const started = performance.now()
  const { keys } = await openServices(ground)
  const laying: Laying = { keys, calendar: await loadCalendar(ground.db), now }
  const today = civilDateOf(now)
  // From the first day whose answers fall into the last whole year, to the last that came in it.
  const first = civilDate(`${datePartsOf(today).year - 2}-12-27`)
  const days = daysBetween(first, civilDate(`${datePartsOf(today).year - 1}-12-31`))
  const serials = new Map<number, number>()
  const laid = (n: number, path: Path, receivedOn: ReturnType<typeof civilDate>) => {
    const { year } = datePartsOf(addDays(receivedOn, -1))
    const serial = (serials.get(year) ?? 0) + 1
    serials.set(year, serial)
    const office = officeOf(n)
    const [agencyId = '', those = []] = [agencies[office]?.id, handlers[office]]
    return rowsOf(
      {
        n,
        path,
        agencyId,
        handlerId: those[(n + Math.floor(n / 100)) % those.length] ?? '',
        receivedOn,
        serial,
      },
      laying,
    )
  }
  const client = await ground.owner.connect()
  try {
    await client.query('begin')
    await client.query(PLACES)
    for (let from = 0; from < ENDED_REQUESTS; from += PIECE) {
      const rows = Array.from({ length: PIECE }, (_, at) => {
        const n = from + at
        return laid(n, pathOf(ENDED, n), addDays(first, Math.floor((n / ENDED_REQUESTS) * days)))
      })
      await insert(client, 'ended', rows)
    }
    for (let from = 0; from < OPEN_REQUESTS; from += PIECE) {
      const rows = Array.from({ length: PIECE }, (_, at) => {
        const n = from + at
        const path = pathOf(OPEN, n)
        const since = (path.steps.at(-1)?.day ?? 0) + 1 + (n % 24)
        return laid(ENDED_REQUESTS + n, path, addDays(today, -since))
      })
      await insert(client, 'open', rows)
    }
    await insertEvents(client)
    for (const [year, value] of serials) {
      await client.query(
        `insert into ops.counters (scope_id, year, kind, value) values ($1, $2, 'information-request', $3)
         on conflict (scope_id, year, kind) do update set value = excluded.value`,
        [PLATFORM_SCOPE, year, value],
      )
    }
    await client.query('commit')
  } finally {
    client.release(true)
  }
  for (const table of [
    'cases',
    'case_events',
    'information_requests',
    'request_consultations',
    'case_codes',
  ]) {
    await ground.owner.query(`vacuum analyze desk.${table}`)
  }
  console.log(
    `${(ENDED_REQUESTS + OPEN_REQUESTS).toLocaleString('en-US')} requests laid down in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
}

const PLACES = `create temp table places
  (case_id uuid, kind text, path text, agency_id uuid, actor_id uuid, received_on date) on commit drop`

async function insert(
  client: pg.PoolClient,
  kind: string,
  rows: readonly ReturnType<typeof rowsOf>[],
): Promise<void> {
  const into = (table: string, values: readonly object[]) => {
    const columns = Object.keys(values[0] ?? {}).join()
    return client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(values)],
    )
  }
  await into(
    'desk.cases',
    rows.map(each => each.case),
  )
  await into(
    'desk.information_requests',
    rows.map(each => each.request),
  )
  await into(
    'desk.case_codes',
    rows.map(each => each.code),
  )
  await into(
    'places',
    rows.map(each => ({ ...each.place, kind })),
  )
}

/** The timelines, written by the database from the paths; and who is being heard where a clock stands. */
async function insertEvents(client: pg.PoolClient): Promise<void> {
  const steps = [
    ...ENDED.flatMap(path => templateOf('ended', path)),
    ...OPEN.flatMap(path => templateOf('open', path)),
  ]
  await client.query(
    `insert into desk.case_events (case_id, seq, event, from_state, to_state, clock, clock_on, clock_days, clock_article,
       clock_key, actor_id, by, agency_id, says, at)
     select p.case_id, t.seq, t.event, t.from_state, t.to_state, t.clock,
       case when t.clock is not null then p.received_on + t.day end, t.clock_days, t.clock_article, t.clock_key,
       case when t.by = 'staff' then p.actor_id end, t.by, p.agency_id, t.says,
       (p.received_on + t.day + time '10:00') at time zone 'Asia/Shanghai'
     from places p join jsonb_to_recordset($1) as t (path text, kind text, seq int, event text, from_state text,
       to_state text, clock text, day int, clock_days int, clock_article text, clock_key text, by text, says text)
       on t.path = p.path and t.kind = p.kind
     order by p.case_id, t.seq`,
    [JSON.stringify(steps)],
  )
  await client.query(
    `insert into desk.request_consultations (id, case_id, kind, sent_on, opened_by, at)
     select gen_random_uuid(), case_id, 'third-party', received_on + 5, actor_id, received_on + 5
     from places where path = any ($1) and kind = 'open'`,
    [OPEN.filter(each => each.hears).map(each => each.name)],
  )
}

/** Mixed otherwise than the paths are, so that every agency has requests on each. */
function officeOf(n: number): number {
  let at = (n * 61 + Math.floor(n / 100) * 17) % 100
  for (const [office, share] of SHARES.entries()) {
    if (at < share) return office
    at -= share
  }
  return 0
}

/** The year in which most of them were concluded: the ground may have been made in an earlier one. */
async function reportYear(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ year: number }>(
    `select extract(year from concluded_on)::int as year from desk.information_requests
     where concluded_on is not null group by 1 order by count(*) desc limit 1`,
  )
  return rows[0]?.year ?? 0
}
