import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { civilDate } from '../../law/civil-date.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, signedIn } from '../people/builders.ts'
import { SETTING_KEYS } from './definitions.ts'
import { settingAt } from './store.ts'

let city: TestHouse
let agencyId: string

beforeAll(async () => {
  city = await testHouse()
  agencyId = (await foundedAgency(city.house.db, { key: 'office', name: '示例市政府办公室' }, city.now)).id
}, 60_000)
afterAll(() => city.close())

async function cookieOf(role: RoleKey): Promise<string> {
  const { db } = city.house
  const parts = role.endsWith('-admin') ? { roles: [role] } : { agencyId, roles: [role] }
  const { id } = await inTransaction(db, tx => person(tx, parts, city.now))
  return signedIn(db, id, city.now)
}

const decision = { value: '12', effectiveFrom: '2026-12-01', basis: '示例决定' }

describe('whoever decides about numbers', () => {
  test('sees every one with what is in force, what may be chosen and where it comes from', async () => {
    const cookie = await cookieOf('supervising-office')
    const { status, body } = await city.get('/desk/settings', cookie)
    expect(status).toBe(200)
    for (const key of SETTING_KEYS) {
      expect(body).toContain(`/desk/settings/${key}`)
      expect((await city.get(`/desk/settings/${key}`, cookie)).status).toBe(200)
    }
  })

  test('decides from a day on, and sees it announced until then', async () => {
    const cookie = await cookieOf('supervising-office')
    const key = 'publications.emergency-gates-hours'
    const done = await city.post(`/desk/settings/${key}`, decision, cookie)
    expect([done.status, done.headers.location]).toEqual([303, `/desk/settings?done=${key}`])
    const { body } = await city.get('/desk/settings', cookie)
    expect(body).toContain('2026-12-01 起 12 小时')
    expect(await settingAt(city.house.db, key, civilDate('2026-11-30'))).toBe(24)
    expect(await settingAt(city.house.db, key, civilDate('2026-12-01'))).toBe(12)
  })

  test('is told what is wrong and keeps what was typed', async () => {
    const cookie = await cookieOf('supervising-office')
    const form = { ...decision, value: '48', basis: '示例依据' }
    const refusal = await city.post('/desk/settings/publications.emergency-gates-hours', form, cookie)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain('请填写 1 至 24 之间的整数')
    expect(refusal.body).toContain('value="示例依据"')
  })

  test('switches a gate on', async () => {
    const cookie = await cookieOf('supervising-office')
    const form = { ...decision, value: 'yes', effectiveFrom: '2026-11-22' }
    await city.post('/desk/settings/publications.policy-gate', form, cookie)
    expect(await settingAt(city.house.db, 'publications.policy-gate', civilDate('2026-11-22'))).toBe(true)
  })

  test('stays within the own field: security is the security administrator’s', async () => {
    const [office, security] = [await cookieOf('supervising-office'), await cookieOf('security-admin')]
    const password = '/desk/settings/people.password-min-length'
    const publishing = '/desk/settings/publications.preview-hours'
    expect((await city.post(password, decision, office)).status).toBe(403)
    expect((await city.post(publishing, decision, security)).status).toBe(403)
    expect((await city.get(publishing, security)).body).not.toContain('name="basis"')
    expect((await city.post(password, decision, security)).status).toBe(303)
  })

  test('asks for no setting that there is not', async () => {
    const cookie = await cookieOf('supervising-office')
    expect((await city.get('/desk/settings/constructor', cookie)).status).toBe(404)
  })
})

test.each(['drafter', 'disclosure-head', 'system-admin', 'audit-admin'] as const)(
  'a %s does not see settings',
  async role => {
    const cookie = await cookieOf(role)
    expect((await city.get('/desk/settings', cookie)).status).toBe(403)
    expect((await city.post('/desk/settings/people.idle-minutes', decision, cookie)).status).toBe(403)
  },
)
