import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockAccount, resetPassword, unlockAccount } from './actions/accounts.ts'
import { actorOf } from './actor.ts'
import { signedIn, taken } from './builders.ts'
import { demoCode } from './demo-code.ts'
import { sweepSessionsJob } from './jobs.ts'
import { sessionsOf } from './store/sessions.ts'
import { keys, later, NOW, openPeopleStore, type PeopleStore } from './testing-store.ts'

const cookiesOf = (cookie: string) => Object.fromEntries([cookie.split('=') as [string, string]])

let store: PeopleStore

beforeAll(async () => {
  store = await openPeopleStore()
})
afterAll(() => store.close())

describe('a session', () => {
  it('names its person with the roles of the moment, until it has been idle for half an hour', async () => {
    const clerk = await store.made({ agencyId: store.finance, roles: ['drafter'], name: '赵一' })
    const cookies = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    expect(await actorOf(store.db, cookies, later(29))).toMatchObject({
      stage: 'full',
      actor: {
        id: clerk.id,
        name: '赵一',
        home: store.finance,
        grants: [{ role: 'drafter', scope: store.finance }],
      },
    })
    expect(await actorOf(store.db, cookies, later(58))).toBeDefined()
    expect(await actorOf(store.db, cookies, later(88))).toBeUndefined()
  })

  it('ends after twelve hours, however busy', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    const cookies = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    for (let minute = 20; minute < 720; minute += 20) {
      expect(await actorOf(store.db, cookies, later(minute)), `minute ${minute}`).toBeDefined()
    }
    expect(await actorOf(store.db, cookies, later(720))).toBeUndefined()
  })

  it('notes that it was seen once a minute at the most', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    const cookies = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    await actorOf(store.db, cookies, new Date(NOW.getTime() + 59_000))
    expect((await sessionsOf(store.db, clerk.id))[0]?.seen_at).toEqual(NOW)
    await actorOf(store.db, cookies, later(1))
    expect((await sessionsOf(store.db, clerk.id))[0]?.seen_at).toEqual(later(1))
  })

  it('opens nothing under another cookie’s name, nor without its token', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    const [name, token] = (await signedIn(store.db, clerk.id, NOW, 'https://gov.example')).split('=')
    expect(name).toBe('__Host-gk_desk')
    expect(await actorOf(store.db, { '__Host-gk_desk': token }, NOW)).toBeDefined()
    expect(await actorOf(store.db, { gk_desk: token }, NOW)).toBeUndefined()
    expect(await actorOf(store.db, {}, NOW)).toBeUndefined()
    expect(await actorOf(store.db, { gk_desk: 'made-up' }, NOW)).toBeUndefined()
  })

  it('too many ends the one longest unseen', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    const cookies = []
    for (let minute = 0; minute < 4; minute += 1)
      cookies.push(cookiesOf(await signedIn(store.db, clerk.id, later(minute))))
    const alive = await Promise.all(cookies.map(each => actorOf(store.db, each, later(5))))
    expect(alive.map(each => each !== undefined)).toEqual([false, true, true, true])
  })

  it('dies with the lock of its account, and with a new one-time password', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    const first = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    taken(await store.within(tx => lockAccount(tx, clerk.id, store.system, NOW)))
    expect(await actorOf(store.db, first, NOW)).toBeUndefined()
    taken(await store.within(tx => unlockAccount(tx, clerk.id, store.system, NOW)))
    expect(await actorOf(store.db, first, NOW)).toBeUndefined()
    const second = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    taken(await store.within(tx => resetPassword(tx, clerk.id, store.system, NOW)))
    expect(await actorOf(store.db, second, NOW)).toBeUndefined()
    const third = cookiesOf(await signedIn(store.db, clerk.id, NOW))
    // Signed in, but the one-time password is not changed yet: only the pages for that are open.
    expect(await actorOf(store.db, third, NOW)).toMatchObject({ stage: 'password' })
  })

  it('that is over is swept away', async () => {
    const clerk = await store.made({ agencyId: store.finance })
    await signedIn(store.db, clerk.id, NOW)
    await sweepSessionsJob(store.db).run({}, later(29))
    expect(await sessionsOf(store.db, clerk.id)).toHaveLength(1)
    await sweepSessionsJob(store.db).run({}, later(30))
    expect(await sessionsOf(store.db, clerk.id)).toEqual([])
  })
})

describe('a demonstration account', () => {
  it('gets a code that works now', async () => {
    const shown = await store.made({ account: 'shown', keys })
    expect(await demoCode(store.db, keys, 'Shown', NOW)).toMatchObject({
      ok: true,
      code: expect.stringMatching(/^\d{6}$/),
    })
    expect(shown.password).not.toBe('')
    await store.made({ account: 'bare' })
    expect(await demoCode(store.db, keys, 'bare', NOW)).toEqual({ ok: false, reason: 'none' })
  })
})
