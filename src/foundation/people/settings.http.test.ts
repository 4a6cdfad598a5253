import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { changeSetting, type SettingKey } from '../settings/index.ts'
import { person, type SamplePerson, signedIn } from './builders.ts'

let house: TestHouse
let agencyId: string
let security: SamplePerson
const START = new Date('2026-11-22T02:00:00Z')
const DAY = 86_400_000

beforeAll(async () => {
  house = await testHouse({ now: START })
  const { db } = house.house
  agencyId = (await foundedAgency(db, { key: 'sample-office', name: '示例办公室' }, START)).id
  security = await inTransaction(db, tx => person(tx, { roles: ['security-admin'] }, START))
})
afterAll(() => house.close())

async function decide(key: SettingKey, value: number, effectiveFrom: string): Promise<void> {
  const decision = { key, value, effectiveFrom, basis: '示例决定' }
  const done = await inTransaction(house.house.db, tx =>
    changeSetting(tx, decision, security.actor, house.now),
  )
  expect(done).toEqual({ ok: true })
}

async function clerk(): Promise<{ who: SamplePerson; cookie: string }> {
  const { db, services } = house.house
  const parts = { agencyId, roles: ['drafter' as const], keys: services.keys }
  const who = await inTransaction(db, tx => person(tx, parts, house.now))
  return { who, cookie: await signedIn(db, who.id, house.now) }
}

describe('what the security administrator decided holds from its day on', () => {
  test('a password of eleven characters is enough today and too short tomorrow', async () => {
    await decide('people.password-min-length', 12, '2026-11-23')
    const change = async (password: string) => {
      const { who, cookie } = await clerk()
      const form = { current: who.password, password, repeated: password }
      return house.post('/desk/me/password', form, cookie)
    }
    expect((await change('Lantern7-Qx')).status).toBe(303)
    house.now = new Date(START.getTime() + DAY)
    const refused = await change('Lantern8-Qx')
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('至少 12 位')
    expect((await change('Lantern8-Qxy')).status).toBe(303)
  })

  test('as many former passwords as the city names stay refused, and the one before them comes back', async () => {
    await decide('people.password-history', 1, '2026-11-23')
    house.now = new Date(START.getTime() + DAY)
    const { who, cookie } = await clerk()
    let current = who.password
    const change = async (password: string) => {
      const form = { current, password, repeated: password }
      const { status } = await house.post('/desk/me/password', form, cookie)
      if (status === 303) current = password
      return status
    }
    const [first, second, third] = ['Lantern1-Qxy', 'Meadow22-Rvw', 'Harbour3-Tkz']
    expect([await change(first), await change(second), await change(second)]).toEqual([303, 303, 422])
    expect(await change(first)).toBe(422)
    expect([await change(third), await change(first)]).toEqual([303, 303])
  })

  test('a shorter idle time ends a session that slept longer', async () => {
    house.now = new Date(START.getTime() + 2 * DAY)
    await decide('people.idle-minutes', 10, '2026-11-24')
    const { cookie } = await clerk()
    house.now = new Date(house.now.getTime() + 9 * 60_000)
    expect((await house.get('/desk', cookie)).status).toBe(200)
    house.now = new Date(house.now.getTime() + 11 * 60_000)
    expect((await house.get('/desk', cookie)).status).toBe(303)
  })

  test('the door says after how many failures it locks and for how long, and does so', async () => {
    house.now = new Date(START.getTime() + 3 * DAY)
    await decide('people.lockout-failures', 3, '2026-11-25')
    await decide('people.lockout-minutes', 20, '2026-11-25')
    const { who } = await clerk()
    expect((await house.get('/desk/sign-in')).body).toContain('连续 3 次登录失败，账号将锁定 20 分钟')
    const attempt = async (password: string) =>
      (await house.post('/desk/sign-in', { account: who.account, password })).status
    for (let n = 0; n < 3; n++) expect(await attempt('wrong-guess')).toBe(422)
    const locked = house.now.getTime()
    house.now = new Date(locked + 19 * 60_000)
    expect(await attempt(who.password)).toBe(422)
    house.now = new Date(locked + 20 * 60_000)
    expect(await attempt(who.password)).toBe(303)
  })

  test('who may be signed in at two places only leaves the one unseen longest at the third', async () => {
    house.now = new Date(START.getTime() + 4 * DAY)
    await decide('people.max-sessions', 2, '2026-11-26')
    await decide('people.session-hours', 1, '2026-11-26')
    const { who, cookie: first } = await clerk()
    const begun = house.now.getTime()
    const again = (minutes: number) => {
      house.now = new Date(begun + minutes * 60_000)
      return signedIn(house.house.db, who.id, house.now)
    }
    const [second, third] = [await again(1), await again(2)]
    const statuses = []
    for (const each of [first, second, third]) statuses.push((await house.get('/desk', each)).status)
    expect(statuses).toEqual([303, 200, 200])
    // However busy: the second is an hour old, the third is not.
    for (const minutes of [9, 18, 27, 36, 45, 54, 61]) {
      house.now = new Date(begun + minutes * 60_000)
      statuses.push((await house.get('/desk', second)).status, (await house.get('/desk', third)).status)
    }
    expect(statuses.slice(-4)).toEqual([200, 200, 303, 200])
  })
})
