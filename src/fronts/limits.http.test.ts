import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('a client that searches by the hundred is asked to wait a minute, and then goes on', async () => {
  // The empty search counts as well, and costs the least.
  for (let n = 0; n < 120; n++) expect((await house.get('/search')).status).toBe(200)
  const refused = await house.get('/search?q=a')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await house.get('/publications')).status).toBe(200)
  house.now = new Date(house.now.getTime() + 61_000)
  expect((await house.get('/search?q=a')).status).toBe(200)
})
