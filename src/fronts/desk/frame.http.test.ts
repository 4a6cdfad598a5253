import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundedAgency } from '../../foundation/agencies/builders.ts'
import { person, signedIn } from '../../foundation/people/builders.ts'
import type { RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { mayEnter } from '../../platform/permissions/permission.ts'
import { type TestHouse, testHouse } from '../../testing/house.ts'

let city: TestHouse
let agencyId: string

beforeAll(async () => {
  city = await testHouse()
  agencyId = (await foundedAgency(city.house.db, { key: 'city-office' }, city.now)).id
}, 60_000)
afterAll(() => city.close())

async function somebody(...roles: RoleKey[]) {
  const { db, services } = city.house
  const made = await inTransaction(db, tx =>
    person(tx, { name: `示例${roles.join('与')}`, agencyId, roles, keys: services.keys }, city.now),
  )
  return { ...made, cookie: await signedIn(db, made.id, city.now) }
}

describe('the workbench around a page', () => {
  test.each<[RoleKey]>([
    ['drafter'],
    ['releaser'],
    ['supervising-office'],
    ['system-admin'],
    ['security-admin'],
  ])('shows a %s what they may enter, and nothing else', async role => {
    const { actor, cookie, name } = await somebody(role)
    const { status, body, headers } = await city.get('/desk', cookie)
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(body).toContain(name)
    expect(body).toContain('<form method="post" action="/desk/sign-out">')
    const entries = city.house.rooms.flatMap(room => room.deskNavigation ?? [])
    for (const { href, may } of entries) {
      const shown = body.includes(`<a href="${href}"`)
      expect([href, shown]).toEqual([href, may === undefined || mayEnter(actor, may)])
      if (shown) expect([href, (await city.get(href, cookie)).status]).toEqual([href, 200])
    }
  })

  test('marks the place where one is', async () => {
    const { cookie } = await somebody('drafter')
    const { body } = await city.get('/desk', cookie)
    expect(body).toContain('<a href="/desk" aria-current="page">')
  })

  test('shows nothing of itself to whoever is not signed in', async () => {
    const away = await city.get('/desk')
    expect([away.status, away.headers.location]).toEqual([303, '/desk/sign-in?to=%2Fdesk'])
    const { status, body, headers } = await city.get('/desk/sign-in')
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(body).not.toContain('desk-nav')
    expect(body).toContain('<meta name="robots" content="noindex"/>')
  })
})
