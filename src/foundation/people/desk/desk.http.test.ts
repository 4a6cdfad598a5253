import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ROLES, type RoleKey } from '../../../law/roles.ts'
import { mayEnter } from '../../../platform/permissions/permission.ts'
import { deskRoutes } from '../desk.ts'
import {
  codesIn,
  NEW_PASSWORD,
  openPeopleHouse,
  PASSWORD,
  type PeopleHouse,
  setCookie,
} from '../testing-http.ts'

const ID = '018f0000-0000-7000-8000-000000000009'

let at: PeopleHouse

beforeAll(async () => {
  at = await openPeopleHouse()
})
afterAll(() => at.house.close())
beforeEach(() => at.newDay())

describe('a person in the workbench', () => {
  it('sees where they are signed in, and ends one of these sessions, or all others', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const [first, second, third] = [
      await at.cookieOf(clerk),
      await at.cookieOf(clerk),
      await at.cookieOf(clerk),
    ]
    const page = await at.house.get('/desk/me', first)
    const ids = [...page.body.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(match => match[1] ?? '')
    expect(ids).toHaveLength(2)
    expect((await at.house.post('/desk/me/sessions', { session: ids[0] ?? '' }, first)).status).toBe(303)
    const alive = async (cookie: string) => (await at.house.get('/desk/me', cookie)).status === 200
    expect([await alive(second), await alive(third)].sort()).toEqual([false, true])
    expect((await at.house.post('/desk/me/sessions', { session: 'others' }, first)).status).toBe(303)
    expect([await alive(first), await alive(second), await alive(third)]).toEqual([true, false, false])
  })

  it('cannot end the session of somebody else', async () => {
    const [clerk, other] = [await at.made({ roles: ['drafter'] }), await at.made({ roles: ['drafter'] })]
    const theirs = await at.cookieOf(other)
    // A second session makes the first one's identifier stand on the page.
    const page = await at.house.get('/desk/me', await at.cookieOf(other))
    const [id = ''] = [...page.body.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(match => match[1])
    const answer = await at.house.post('/desk/me/sessions', { session: id }, await at.cookieOf(clerk))
    expect(answer.status).toBe(422)
    expect((await at.house.get('/desk/me', theirs)).status).toBe(200)
  })

  it('changes the password with the current one, and the other sessions end', async () => {
    const clerk = await at.made({ roles: ['drafter'] })
    const [here, there] = [await at.cookieOf(clerk), await at.cookieOf(clerk)]
    const wanted = { password: NEW_PASSWORD, repeated: NEW_PASSWORD }
    const wrong = await at.house.post('/desk/me/password', { ...wanted, current: 'Not-This-1' }, here)
    expect(wrong.status).toBe(422)
    const right = await at.house.post('/desk/me/password', { ...wanted, current: PASSWORD }, here)
    expect(right.headers.location).toBe('/desk/me?done=password')
    expect((await at.house.get('/desk/me', here)).status).toBe(200)
    expect((await at.house.get('/desk/me', there)).status).toBe(303)
    expect((await at.enter(clerk.account, NEW_PASSWORD)).status).toBe(303)
  })

  it('signs out, and the cookie opens nothing any more', async () => {
    const cookie = await at.cookieOf(await at.made({ roles: ['drafter'] }))
    const out = await at.house.post('/desk/sign-out', {}, cookie)
    expect(out.headers.location).toBe('/desk/sign-in')
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await at.house.get('/desk/me', cookie)).status).toBe(303)
  })

  it('is out after half an hour without a sign of life', async () => {
    const cookie = await at.cookieOf(await at.made({ roles: ['drafter'] }))
    at.wait(29)
    expect((await at.house.get('/desk/me', cookie)).status).toBe(200)
    at.wait(30)
    expect((await at.house.get('/desk/me', cookie)).status).toBe(303)
  })

  it('declares an absence without a script, and everything typed comes back with a refusal', async () => {
    const clerk = await at.made({ roles: ['registrar'] })
    const deputy = await at.made({ roles: ['registrar'], name: '代理同事' })
    const cookie = await at.cookieOf(clerk)
    const day = at.house.now.toISOString().slice(0, 10)
    const form = { person: clerk.id, deputy: '', from: day, until: day }
    const refusal = await at.house.post('/desk/absences', form, cookie)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain(`value="${day}"`)
    const declared = await at.house.post('/desk/absences', { ...form, deputy: deputy.id }, cookie)
    expect(declared.headers.location).toBe('/desk/absences?done=declared')
    expect((await at.house.get('/desk/absences', cookie)).body).toContain('代理同事')
  })
})

describe('the first page of the workbench', () => {
  it('tells a deputy for whom they stand in, and everybody what will soon run out', async () => {
    const away = await at.made({ roles: ['handler'], name: '外出同事' })
    const deputy = await at.made({ roles: ['handler'] })
    at.wait(84 * 24 * 60)
    const day = at.house.now.toISOString().slice(0, 10)
    const form = { person: away.id, deputy: deputy.id, from: day, until: day }
    await at.house.post('/desk/absences', form, await at.cookieOf(away))
    const page = await at.house.get('/desk', await at.cookieOf(deputy))
    expect(page.body).toContain(`外出同事缺勤至 ${day}`)
    expect(page.body).toContain('口令还有 6 天到期')
    expect(page.body).not.toContain('恢复码')
    expect((await at.house.get('/desk', await at.cookieOf(away))).body).not.toContain('由您代理')
  })
})

describe('a form from a foreign page', () => {
  it.each([
    ['without an origin', {}],
    ['from another origin', { origin: 'https://evil.example' }],
    [
      'that the browser calls cross-site',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:8080' },
    ],
  ])('%s changes nothing', async (_, headers) => {
    const clerk = await at.made({ roles: ['drafter'] })
    const cookie = await at.cookieOf(clerk)
    const answer = await at.house.server.inject({
      method: 'POST',
      url: '/desk/sign-out',
      headers: {
        host: 'localhost:8080',
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: '',
    })
    expect(answer.statusCode).toBe(403)
    expect((await at.house.get('/desk/me', cookie)).status).toBe(200)
  })
})

describe('the three administrators', () => {
  it('together make a colleague who can work, and the auditor reads how', async () => {
    const system = await at.made({ roles: ['system-admin'] })
    const security = await at.made({ roles: ['security-admin'] })
    const audit = await at.made({ roles: ['audit-admin'] })
    const systemCookie = await at.cookieOf(system)
    const created = await at.house.post(
      '/desk/people',
      { account: 'colleague', name: '同事', agency: at.agency, once: 'once-key-of-this-form' },
      systemCookie,
    )
    expect(created.body).toContain('一次性口令')
    const list = await at.house.get('/desk/people?q=colleague', await at.cookieOf(security))
    const path = /href="(\/desk\/people\/[0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
    // Sent twice, it is done once, and the password is not told again.
    const again = await at.house.post(
      '/desk/people',
      { account: 'colleague', name: '同事', agency: at.agency, once: 'once-key-of-this-form' },
      systemCookie,
    )
    expect(again.headers.location).toBe(path)

    const role = { role: 'drafter', agency: at.agency, until: '' }
    const granted = await at.house.post(`${path}/roles`, role, await at.cookieOf(security))
    expect(granted.headers.location).toBe(`${path}?done=granted`)
    const twice = await at.house.post(`${path}/roles`, role, await at.cookieOf(security))
    expect(twice.status).toBe(422)
    expect(twice.body).toContain('已在该单位担任这一角色')
    const admin = await at.house.post(
      `${path}/roles`,
      { ...role, role: 'audit-admin' },
      await at.cookieOf(security),
    )
    expect(admin.body).toContain('三员不得担任业务角色')

    const auditCookie = await at.cookieOf(audit)
    const records = await at.house.get(
      `/desk/audit?kind=people.granted&actor=${security.account}`,
      auditCookie,
    )
    expect(records.status).toBe(200)
    expect(records.body).toContain(path.split('/').at(-1))
    const file = await at.house.get('/desk/audit.csv?kind=people.created', auditCookie)
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.body).toContain('people.created')
    expect(file.body).not.toContain('同事')
  })

  it('reset a password without touching the device, and clear a device by another hand', async () => {
    const system = await at.cookieOf(await at.made({ roles: ['system-admin'] }))
    const security = await at.cookieOf(await at.made({ roles: ['security-admin'] }))
    const clerk = await at.made({ roles: ['drafter'] })
    const theirs = await at.cookieOf(clerk)
    const [, oneTime = ''] = codesIn(await at.house.post(`/desk/people/${clerk.id}/password`, {}, system))
    expect((await at.house.get('/desk/me', theirs)).status).toBe(303)
    const entered = await at.enter(clerk.account, oneTime)
    expect(entered.headers.location).toMatch('/desk/sign-in/code')
    const coded = await at.house.post(
      '/desk/sign-in/code',
      { code: await at.codeOf(clerk.account) },
      setCookie(entered),
    )
    expect(coded.headers.location).toMatch('/desk/sign-in/password')

    expect((await at.house.post(`/desk/people/${clerk.id}/second-factor`, {}, system)).status).toBe(403)
    const cleared = await at.house.post(`/desk/people/${clerk.id}/second-factor`, {}, security)
    expect(cleared.status).toBe(303)
    expect((await at.enter(clerk.account, oneTime)).headers.location).toMatch('/desk/sign-in/password')
  })

  it('never act on their own account', async () => {
    const system = await at.made({ roles: ['system-admin'] })
    const cookie = await at.cookieOf(system)
    const answer = await at.house.post(`/desk/people/${system.id}/lock`, {}, cookie)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('不能对自己的账号办理管理事项')
    expect((await at.house.get('/desk/me', cookie)).status).toBe(200)
  })
})

describe('the table of roles, over HTTP', () => {
  const guarded = deskRoutes.filter(route => route.may.reach !== 'self')
  const address = (path: string) => path.replace(/:[a-z]+/g, ID)

  it.each(ROLES.map(role => role.key))(
    '%s is refused what is not theirs, and nothing else',
    async (role: RoleKey) => {
      const who = await at.made({ roles: [role] })
      const cookie = await at.cookieOf(who)
      for (const { method, path, may } of guarded) {
        const url = address(path)
        const answer =
          method === 'GET' ? await at.house.get(url, cookie) : await at.house.post(url, {}, cookie)
        expect(answer.status === 403, `${role} ${method} ${path}: ${answer.status}`).toBe(
          !mayEnter(who.actor, may),
        )
        expect(answer.status, `${role} ${method} ${path}`).toBeLessThan(500)
      }
    },
  )
})
