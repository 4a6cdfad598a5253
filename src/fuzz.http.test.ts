import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person, signedIn } from './foundation/people/builders.ts'
import { ROLES } from './law/roles.ts'
import { inTransaction } from './platform/db/db.ts'
import { newId } from './platform/time/ids.ts'
import { type TestHouse, testHouse } from './testing/house.ts'
import { type Released, releasedCity } from './testing/released.ts'

/**
 * Malformed input for every address of the house, from a stranger and from people who hold every role there is. Nothing
 * that anybody sends may break the house: no answer is a 5xx. `GONGKAI_SEED` repeats a run, `GONGKAI_RUNS` lengthens it.
 */
const SEED = Number(process.env.GONGKAI_SEED ?? Date.now() % 1_000_000)
const RUNS = Number(process.env.GONGKAI_RUNS ?? 2)

let house: TestHouse
let city: Released
/** Somebody with every role of business, and an administrator: nobody can be both. */
let cookies: readonly string[]

beforeAll(async () => {
  house = await testHouse()
  await house.server.ready()
  city = await releasedCity(house)
  const { db } = house.house
  const { id: agencyId } = await db
    .selectFrom('desk.agencies')
    .select('id')
    .where('key', '=', city.agencyKey)
    .executeTakeFirstOrThrow()
  const business = ROLES.filter(role => !role.administrator).map(role => role.key)
  const people = await inTransaction(db, async tx => [
    await person(tx, { agencyId, account: 'everybody', roles: business }, house.now),
    await person(tx, { account: 'administrator', roles: ['system-admin'] }, house.now),
  ])
  cookies = await Promise.all(people.map(({ id }) => signedIn(db, id, house.now)))
}, 60_000)
afterAll(() => house.close())

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
const random = randomOf(SEED)
const one = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T

const ODD = [
  '',
  '0',
  '-1',
  '1.5',
  '1e309',
  'NaN',
  '99999999999999999999',
  '2147483648',
  '00000000-0000-0000-0000-000000000000',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '..',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\ud800',
  '\u202e公开',
  "'; drop table live.publications; --",
  '<script>alert(1)</script>',
  '{"a":[[[[[[]]]]]]}',
  '2026-02-30',
  '2026-11-23',
  '0000-00-00',
  '〔2026〕',
  '政务公开'.repeat(3000),
  'a'.repeat(70_000),
  '\n\r\t ',
] as const

/** What stands in an address survives a URL; what no URL can hold is sent as it would be sent raw. */
const encoded = (value: string) => {
  try {
    return encodeURIComponent(value.slice(0, 3000))
  } catch {
    return '%ED%A0%80'
  }
}

async function idsOf(): Promise<readonly string[]> {
  const rows = await house.house.db.selectFrom('desk.publications').select('id').limit(3).execute()
  return [...rows.map(row => row.id), newId(house.now), String(city.changed), city.agencyKey]
}

function pathFor(pattern: string, ids: readonly string[]): string {
  return pattern
    .replace(/:[a-z]+/gi, () => (random() < 0.6 ? one(ids) : encoded(one(ODD)) || 'x'))
    .replace('*', () => encoded(one(ODD)))
}

/** The names of the fields that forms and lists of the house use, and some that none does. */
const NAMES = [
  'q',
  'agency',
  'year',
  'page',
  'after',
  'limit',
  'kind',
  'title',
  'body',
  'version',
  'digest',
  'id',
]
  .concat(['reason', 'note', 'once', 'at', 'date', 'state', 'role', 'person', 'name', 'key', 'value', 'code'])
  .concat(['number', 'columns', 'unknown', 'a[b]', '__proto__', ''])

function pairs(): string {
  const count = Math.floor(random() * 12)
  return Array.from({ length: count }, () => `${encoded(one(NAMES))}=${encoded(one(ODD))}`).join('&')
}

function bodyOf(): { readonly type: string; readonly payload: string | Buffer } {
  const boundary = 'x'
  return one<() => { type: string; payload: string | Buffer }>([
    () => ({ type: 'application/x-www-form-urlencoded', payload: pairs() }),
    () => ({ type: 'application/x-www-form-urlencoded', payload: pairs() }),
    () => ({ type: 'application/x-www-form-urlencoded', payload: '%E0%A4%A&%=%&&&===' }),
    () => ({ type: 'application/x-www-form-urlencoded', payload: Buffer.from([0xff, 0xfe, 0x00, 0x3d]) }),
    () => ({ type: 'application/json', payload: `${'['.repeat(5000)}${']'.repeat(5000)}` }),
    () => ({ type: 'text/plain', payload: one(ODD) }),
    () => ({ type: 'multipart/form-data', payload: 'no boundary' }),
    () => ({ type: `multipart/form-data; boundary=${boundary}`, payload: `--${boundary}\r\nbroken` }),
    () => ({
      type: `multipart/form-data; boundary=${boundary}`,
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="../a\u0000.docx"\r\nContent-Type: application/zip\r\n\r\nPK\u0003\u0004\r\n--${boundary}--\r\n`,
    }),
    () => ({ type: 'nonsense/;;', payload: one(ODD) }),
  ])()
}

const HEADERS = [
  {},
  { 'accept-encoding': ';;;q=x' },
  { 'if-none-match': '"'.repeat(300) },
  { 'accept-language': 'x'.repeat(4000) },
  { range: 'bytes=9-1,-,a' },
  { 'if-modified-since': 'yesterday' },
  { cookie: 'gk_desk=%00; gk_case=a.b.c; gk_look=%%%' },
  { 'x-forwarded-for': 'not an address, ::::' },
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const

describe('whatever is sent to any address', () => {
  test.each(['a stranger', 'people with every role'])(
    'by %s, the house stands',
    async who => {
      const ids = await idsOf()
      const broken: string[] = []
      let asked = 0
      for (const { pattern, method } of house.server.routeTable.routes) {
        for (let run = 0; run < RUNS; run += 1) {
          const used = random() < 0.85 ? (method as (typeof METHODS)[number]) : one(METHODS)
          const sent = used === 'GET' || used === 'HEAD' || used === 'OPTIONS' ? undefined : bodyOf()
          const url = `${pathFor(pattern, ids)}${random() < 0.5 ? '' : `?${pairs()}`}`
          const headers = {
            host: 'localhost:8080',
            origin: 'http://localhost:8080',
            ...(who === 'a stranger' ? {} : { cookie: one(cookies) }),
            ...one(HEADERS),
            ...(sent ? { 'content-type': sent.type } : {}),
          }
          const remoteAddress = `198.51.100.${asked % 250}`
          const reply = await house.server.inject({
            method: used,
            url,
            headers,
            remoteAddress,
            ...(sent ? { payload: sent.payload } : {}),
          })
          asked += 1
          if (reply.statusCode >= 500) broken.push(`${reply.statusCode} ${used} ${url.slice(0, 300)}`)
        }
      }
      expect(asked).toBeGreaterThan(200)
      expect(broken, `seed ${SEED}`).toEqual([])
    },
    300_000,
  )

  test('each page that a name or number leads to answers what nobody is called', async () => {
    const names = [
      '%00',
      '%E2%80%AE%E5%85%AC%E5%BC%80',
      '%0d%0aset-cookie:a',
      "'%22%3C",
      '-1',
      '9'.repeat(40),
    ]
    const pages = house.server.routeTable.routes.filter(
      ({ pattern, method }) => method === 'GET' && pattern.includes(':'),
    )
    expect(pages.length).toBeGreaterThan(50)
    const broken: string[] = []
    for (const { pattern } of pages)
      for (const name of names)
        for (const cookie of cookies) {
          const url = pattern.replace(/:[a-z]+/gi, name).replace('*', name)
          const headers = { host: 'localhost:8080', cookie }
          const reply = await house.server.inject({ method: 'GET', url, headers })
          if (reply.statusCode >= 500) broken.push(`${reply.statusCode} ${url}`)
        }
    expect(broken).toEqual([])
  }, 120_000)
})
