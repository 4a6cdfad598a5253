import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../testing/house.ts'
import { usableCode } from './second-factor.ts'
import {
  codesIn,
  NEW_PASSWORD,
  openPeopleHouse,
  PASSWORD,
  type PeopleHouse,
  setCookie,
} from './testing-http.ts'

let at: PeopleHouse

beforeAll(async () => {
  at = await openPeopleHouse()
})
afterAll(() => at.house.close())
beforeEach(() => at.newDay())

describe('a clerk who signs in for the first time', () => {
  it('gets an account, sets a password, binds a device, and is where they wanted to be', async () => {
    const admin = await at.cookieOf(await at.made({ roles: ['system-admin'] }))
    const form = { account: 'New.Clerk', name: '新同事', title: '科员', agency: at.agency, office: '' }
    const created = await at.house.post('/desk/people', form, admin)
    expect(created.status).toBe(200)
    const [account, oneTime] = codesIn(created)
    expect(account).toBe('new.clerk')

    const entered = await at.enter('new.clerk', oneTime ?? '', '/desk/me?tab=1')
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/desk/sign-in/password?to=%2Fdesk%2Fme%3Ftab%3D1')
    const cookie = setCookie(entered)

    const weak = { password: 'Admin@123456', repeated: 'Admin@123456', to: '/desk/me' }
    const refusal = await at.house.post('/desk/sign-in/password', weak, cookie)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain('容易被猜到')
    expect(refusal.body).not.toContain('Admin@123456')
    const own = { password: NEW_PASSWORD, repeated: NEW_PASSWORD, to: '/desk/me' }
    const set = await at.house.post('/desk/sign-in/password', own, cookie)
    expect(set.headers.location).toBe('/desk/sign-in/enrol?to=%2Fdesk%2Fme')

    const enrol = await at.house.get('/desk/sign-in/enrol?to=%2Fdesk%2Fme', cookie)
    expect(enrol.body).toContain('<svg')
    expect(enrol.body).not.toContain('style=')
    const secret = (codesIn(enrol)[0] ?? '').replaceAll(' ', '')
    const wrong = await at.house.post('/desk/sign-in/enrol', { code: '000000', to: '/desk/me' }, cookie)
    expect(wrong.status).toBe(422)
    const code = (await usableCode(secret, undefined, at.house.now)) ?? ''
    const bound = await at.house.post('/desk/sign-in/enrol', { code, to: '/desk/me' }, cookie)
    expect(bound.status).toBe(200)
    expect(codesIn(bound)).toHaveLength(10)
    expect(setCookie(bound)).not.toBe(cookie)

    expect((await at.house.get('/desk/me', setCookie(bound))).status).toBe(200)
    // The session that had proved the password alone is gone.
    expect((await at.house.get('/desk/sign-in/enrol', cookie)).headers.location).toMatch(/^\/desk\/sign-in\?/)
  })

  it('opens nothing of the workbench before that', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const entered = await at.enter(clerk.account, PASSWORD)
    const cookie = setCookie(entered)
    expect(entered.headers.location).toBe('/desk/sign-in/code?to=%2Fdesk')
    for (const path of ['/desk', '/desk/me', '/desk/absences']) {
      const answer = await at.house.get(path, cookie)
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toMatch(/^\/desk\/sign-in/)
    }
    expect((await at.house.get('/desk/sign-in/password', cookie)).headers.location).toMatch(
      '/desk/sign-in/code',
    )
    expect((await at.house.get('/desk/sign-in/enrol', cookie)).headers.location).toMatch('/desk/sign-in/code')
    const set = await at.house.post(
      '/desk/sign-in/password',
      { password: NEW_PASSWORD, repeated: NEW_PASSWORD },
      cookie,
    )
    expect(set.headers.location).toMatch('/desk/sign-in/code')
    expect((await at.enter(clerk.account, NEW_PASSWORD)).status).toBe(422)
  })

  it('finds the one-time password dead after a week', async () => {
    const admin = await at.cookieOf(await at.made({ roles: ['system-admin'] }))
    const form = { account: 'late.clerk', name: '迟到者', agency: at.agency }
    const [, oneTime] = codesIn(await at.house.post('/desk/people', form, admin))
    at.wait(7 * 24 * 60)
    expect((await at.enter('late.clerk', oneTime ?? '')).status).toBe(422)
  })
})

describe('a clerk who signs in again', () => {
  it('types password and code, and a code that was used opens nothing', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const first = await at.enter(clerk.account.toUpperCase(), PASSWORD)
    const code = await at.codeOf(clerk.account)
    const full = await at.house.post('/desk/sign-in/code', { code }, setCookie(first))
    expect(full.headers.location).toBe('/desk')
    expect((await at.house.get('/desk/me', setCookie(full))).status).toBe(200)

    const second = await at.enter(clerk.account, PASSWORD)
    const replayed = await at.house.post('/desk/sign-in/code', { code }, setCookie(second))
    expect(replayed.status).toBe(422)
    expect(replayed.body).toContain('已经用过')
    const next = await at.codeOf(clerk.account)
    expect(next).not.toBe(code)
    expect((await at.house.post('/desk/sign-in/code', { code: next }, setCookie(second))).status).toBe(303)
  })

  it('may use each recovery code once, as it was copied by hand', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const cookie = await at.cookieOf(clerk)
    const renewed = await at.house.post(
      '/desk/me/recovery-codes',
      { code: await at.codeOf(clerk.account) },
      cookie,
    )
    const [recovery = ''] = codesIn(renewed)
    const typed = recovery.toLowerCase().replaceAll('-', ' ')
    const first = setCookie(await at.enter(clerk.account, PASSWORD))
    const full = await at.house.post('/desk/sign-in/code', { recoveryCode: typed }, first)
    expect(full.status).toBe(303)
    const second = setCookie(await at.enter(clerk.account, PASSWORD))
    const again = await at.house.post('/desk/sign-in/code', { recoveryCode: typed }, second)
    expect(again.status).toBe(422)
    expect(again.body).toContain('恢复码不正确')
  })

  it('changes a password that is ninety days old, after the code and before anything else', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    at.wait(90 * 24 * 60)
    const entered = setCookie(await at.enter(clerk.account, PASSWORD, '/desk/me'))
    const form = { code: await at.codeOf(clerk.account), to: '/desk/me' }
    const coded = await at.house.post('/desk/sign-in/code', form, entered)
    expect(coded.headers.location).toBe('/desk/sign-in/password?to=%2Fdesk%2Fme')
    const cookie = setCookie(coded)
    expect((await at.house.get('/desk/me', cookie)).status).toBe(303)
    const same = { password: PASSWORD, repeated: PASSWORD, to: '/desk/me' }
    const refusal = await at.house.post('/desk/sign-in/password', same, cookie)
    expect(refusal.body).toContain('不能与当前口令或最近 5 次用过的口令相同')
    const fresh = { ...same, password: NEW_PASSWORD, repeated: NEW_PASSWORD }
    expect((await at.house.post('/desk/sign-in/password', fresh, cookie)).headers.location).toBe('/desk/me')
    expect((await at.house.get('/desk/me', cookie)).status).toBe(200)
    expect((await at.enter(clerk.account, PASSWORD)).status).toBe(422)
  })

  it('is led to no other host', async () => {
    const page = await at.house.get('/desk/sign-in?to=https%3A%2F%2Fevil.example%2Fdesk')
    expect(page.body).not.toContain('evil.example')
    const clerk = await at.made({ roles: ['drafter'] })
    const entered = await at.enter(clerk.account, PASSWORD, '//evil.example/desk')
    expect(entered.headers.location).toBe('/desk/sign-in/code?to=%2Fdesk')
  })
})

describe('somebody who guesses', () => {
  it('locks the account with the fifth failure, and learns nothing on the way', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const unknown = await at.enter('no.such.person', 'Wrong-Guess-1')
    const strip = (reply: Reply) => reply.body.replace(/value="[^"]*"/g, '')
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const wrong = await at.enter(clerk.account, `Wrong-Guess-${attempt}`)
      expect(wrong.status).toBe(422)
      expect(strip(wrong)).toBe(strip(unknown))
    }
    const right = await at.enter(clerk.account, PASSWORD)
    expect(right.status).toBe(422)
    expect(strip(right)).toBe(strip(unknown))
    at.wait(15)
    expect((await at.enter(clerk.account, PASSWORD)).status).toBe(303)
  })

  it('of the code locks the account as well, and loses the session', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const cookie = setCookie(await at.enter(clerk.account, PASSWORD))
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect((await at.house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status).toBe(422)
    }
    expect((await at.house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status).toBe(429)
    const code = await at.codeOf(clerk.account)
    const after = await at.house.post('/desk/sign-in/code', { code }, cookie)
    expect(after.headers.location).toMatch(/^\/desk\/sign-in\?/)
    expect((await at.enter(clerk.account, PASSWORD)).status).toBe(422)
  })

  it('does not win by starting over with the password between two codes', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const answers: number[] = []
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const cookie = setCookie(await at.enter(clerk.account, PASSWORD))
      answers.push((await at.house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status)
    }
    expect(answers).toEqual([422, 422, 422, 422, 429])
  })

  it('many at once is held after ten tries in a quarter of an hour', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const guesses = Array.from({ length: 14 }, (_, n) => at.enter(clerk.account, `Wrong-Guess-${n}`))
    const statuses = (await Promise.all(guesses)).map(reply => reply.status)
    expect(statuses.filter(status => status === 429)).toHaveLength(4)
  })
})

describe('a house under https', () => {
  it('gives a cookie that is bound to this host', async () => {
    const secure = await openPeopleHouse({ PUBLIC_URL: 'https://gov.example' })
    try {
      const clerk = await secure.made({ roles: ['drafter'] })
      const entered = await secure.enter(clerk.account, PASSWORD)
      expect(String(entered.headers['set-cookie'])).toMatch(
        /^__Host-gk_desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
    } finally {
      await secure.house.close()
    }
  })
})
