import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { load } from '../demo/load.ts'
import { demoCode } from '../src/foundation/people/index.ts'
import { type TestHouse, testHouse } from '../src/testing/house.ts'

/** The demonstration city, open on a port of this machine. */
export interface City {
  readonly house: TestHouse
  readonly address: string
  /** Signs somebody of the demonstration in on this page, by account, password and code. */
  signIn(page: Page, account: string): Promise<void>
  close(): Promise<void>
}

/** Builds the demonstration city and opens it: worker, reactions and all. */
export async function openCity(): Promise<City> {
  const port = await freePort()
  const house = await testHouse({ realTime: true, worker: true, env: { PORT: String(port) } })
  const { db, services } = house.house
  const accounts = await load(db, services, new Date())
  await house.server.listen({ port, host: 'localhost' })
  const address = `http://localhost:${port}`
  return {
    house,
    address,
    async signIn(page, account) {
      const password = accounts.find(each => each.account === account)?.password
      if (!password) throw new Error(`the demonstration has no account ${account}`)
      await page.goto(`${address}/desk/sign-in`)
      await page.getByLabel('账号').fill(account)
      await page.getByLabel('口令').fill(password)
      await page.getByRole('button', { name: '下一步' }).click()
      const answer = await demoCode(db, services.keys, account, new Date())
      if (!answer.ok) throw new Error(`no code for ${account}: ${answer.reason}`)
      await page.getByLabel('动态口令').fill(answer.code)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.waitForURL(/\/desk(\?|$|\/)/)
    },
    close: () => house.close(),
  }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, 'localhost', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
