import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ROLES, type RoleKey } from '../../law/roles.ts'
import { inTransaction } from '../../platform/db/db.ts'
import { mayEnter } from '../../platform/permissions/permission.ts'
import { type Reply, type TestHouse, testHouse } from '../../testing/house.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { person, type SampleParts, type SamplePerson, signedIn } from './builders.ts'
import { demoCode } from './demo-code.ts'
import { deskRoutes } from './desk.ts'
import { usableCode } from './second-factor.ts'

const START = new Date('2026-11-22T02:00:00Z')
const PASSWORD = 'Yi7#heLan-Qian3Li'
const NEW_PASSWORD = 'Meng9-Shan!QingQing'
const ID = '018f0000-0000-7000-8000-000000000009'

let house: TestHouse
let agency: string
let serial = 0

beforeAll(async () => {
  house = await testHouse({ now: START })
  agency = (await foundedAgency(house.house.db, { key: 'sample-office', name: '示例办公室' }, START)).id
})
afterAll(() => house.close())
beforeEach(() => {
  // Each test has a quarter of an hour of its own, so that no limit of one reaches into another.
  serial += 1
  house.now = new Date(START.getTime() + serial * 24 * 3_600_000)
})

const wait = (minutes: number) => {
  house.now = new Date(house.now.getTime() + minutes * 60_000)
}

function made(parts: SampleParts): Promise<SamplePerson> {
  const { db, services } = house.house
  const given = { password: PASSWORD, keys: services.keys, agencyId: agency, ...parts }
  return inTransaction(db, tx => person(tx, given, house.now))
}

async function cookieOf(who: SamplePerson): Promise<string> {
  return signedIn(house.house.db, who.id, house.now)
}

async function codeOf(account: string): Promise<string> {
  const answer = await demoCode(house.house.db, house.house.services.keys, account, house.now)
  if (!answer.ok) throw new Error(`no code: ${answer.reason}`)
  return answer.code
}

/** The `Cookie` header after an answer set one. */
function setCookie(reply: Reply): string {
  const header = reply.headers['set-cookie']
  const text = Array.isArray(header) ? header[0] : header
  return String(text ?? '').split(';')[0] ?? ''
}

const enter = (account: string, password: string, to = '') =>
  house.post('/desk/sign-in', { account, password, to })

/** What a page says in `<code>`, in order. */
const codesIn = (reply: Reply) =>
  [...reply.body.matchAll(/<code>([^<]+)<\/code>/g)].map(match => match[1] ?? '')

describe('a clerk who signs in for the first time', () => {
  it('gets an account, sets a password, binds a device, and is where they wanted to be', async () => {
    const admin = await cookieOf(await made({ roles: ['system-admin'] }))
    const form = { account: 'New.Clerk', name: '新同事', title: '科员', agency, office: '' }
    const created = await house.post('/desk/people', form, admin)
    expect(created.status).toBe(200)
    const [account, oneTime] = codesIn(created)
    expect(account).toBe('new.clerk')

    const entered = await enter('new.clerk', oneTime ?? '', '/desk/me?tab=1')
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/desk/sign-in/password?to=%2Fdesk%2Fme%3Ftab%3D1')
    const cookie = setCookie(entered)

    const weak = { password: 'Admin@123456', repeated: 'Admin@123456', to: '/desk/me' }
    const refusal = await house.post('/desk/sign-in/password', weak, cookie)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain('容易被猜到')
    expect(refusal.body).not.toContain('Admin@123456')
    const own = { password: NEW_PASSWORD, repeated: NEW_PASSWORD, to: '/desk/me' }
    const set = await house.post('/desk/sign-in/password', own, cookie)
    expect(set.headers.location).toBe('/desk/sign-in/enrol?to=%2Fdesk%2Fme')

    const enrol = await house.get('/desk/sign-in/enrol?to=%2Fdesk%2Fme', cookie)
    expect(enrol.body).toContain('<svg')
    expect(enrol.body).not.toContain('style=')
    const secret = (codesIn(enrol)[0] ?? '').replaceAll(' ', '')
    const wrong = await house.post('/desk/sign-in/enrol', { code: '000000', to: '/desk/me' }, cookie)
    expect(wrong.status).toBe(422)
    const code = (await usableCode(secret, undefined, house.now)) ?? ''
    const bound = await house.post('/desk/sign-in/enrol', { code, to: '/desk/me' }, cookie)
    expect(bound.status).toBe(200)
    expect(codesIn(bound)).toHaveLength(10)
    expect(setCookie(bound)).not.toBe(cookie)

    expect((await house.get('/desk/me', setCookie(bound))).status).toBe(200)
    // The session that had proved the password alone is gone.
    expect((await house.get('/desk/sign-in/enrol', cookie)).headers.location).toMatch(/^\/desk\/sign-in\?/)
  })

  it('opens nothing of the workbench before that', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const entered = await enter(clerk.account, PASSWORD)
    const cookie = setCookie(entered)
    expect(entered.headers.location).toBe('/desk/sign-in/code?to=%2Fdesk')
    for (const path of ['/desk', '/desk/me', '/desk/absences']) {
      const answer = await house.get(path, cookie)
      expect(answer.status).toBe(303)
      expect(answer.headers.location).toMatch(/^\/desk\/sign-in/)
    }
    expect((await house.get('/desk/sign-in/password', cookie)).headers.location).toMatch('/desk/sign-in/code')
    expect((await house.get('/desk/sign-in/enrol', cookie)).headers.location).toMatch('/desk/sign-in/code')
    const set = await house.post(
      '/desk/sign-in/password',
      { password: NEW_PASSWORD, repeated: NEW_PASSWORD },
      cookie,
    )
    expect(set.headers.location).toMatch('/desk/sign-in/code')
    expect((await enter(clerk.account, NEW_PASSWORD)).status).toBe(422)
  })

  it('finds the one-time password dead after a week', async () => {
    const admin = await cookieOf(await made({ roles: ['system-admin'] }))
    const form = { account: 'late.clerk', name: '迟到者', agency }
    const [, oneTime] = codesIn(await house.post('/desk/people', form, admin))
    wait(7 * 24 * 60)
    expect((await enter('late.clerk', oneTime ?? '')).status).toBe(422)
  })
})

describe('a clerk who signs in again', () => {
  it('types password and code, and a code that was used opens nothing', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const first = await enter(clerk.account.toUpperCase(), PASSWORD)
    const code = await codeOf(clerk.account)
    const full = await house.post('/desk/sign-in/code', { code }, setCookie(first))
    expect(full.headers.location).toBe('/desk')
    expect((await house.get('/desk/me', setCookie(full))).status).toBe(200)

    const second = await enter(clerk.account, PASSWORD)
    const replayed = await house.post('/desk/sign-in/code', { code }, setCookie(second))
    expect(replayed.status).toBe(422)
    expect(replayed.body).toContain('已经用过')
    const next = await codeOf(clerk.account)
    expect(next).not.toBe(code)
    expect((await house.post('/desk/sign-in/code', { code: next }, setCookie(second))).status).toBe(303)
  })

  it('may use each recovery code once, as it was copied by hand', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const cookie = await cookieOf(clerk)
    const renewed = await house.post('/desk/me/recovery-codes', { code: await codeOf(clerk.account) }, cookie)
    const [recovery = ''] = codesIn(renewed)
    const typed = recovery.toLowerCase().replaceAll('-', ' ')
    const first = setCookie(await enter(clerk.account, PASSWORD))
    const full = await house.post('/desk/sign-in/code', { recoveryCode: typed }, first)
    expect(full.status).toBe(303)
    const second = setCookie(await enter(clerk.account, PASSWORD))
    const again = await house.post('/desk/sign-in/code', { recoveryCode: typed }, second)
    expect(again.status).toBe(422)
    expect(again.body).toContain('恢复码不正确')
  })

  it('changes a password that is ninety days old, after the code and before anything else', async () => {
    const clerk = await made({ roles: ['drafter'] })
    wait(90 * 24 * 60)
    const entered = setCookie(await enter(clerk.account, PASSWORD, '/desk/me'))
    const form = { code: await codeOf(clerk.account), to: '/desk/me' }
    const coded = await house.post('/desk/sign-in/code', form, entered)
    expect(coded.headers.location).toBe('/desk/sign-in/password?to=%2Fdesk%2Fme')
    const cookie = setCookie(coded)
    expect((await house.get('/desk/me', cookie)).status).toBe(303)
    const same = { password: PASSWORD, repeated: PASSWORD, to: '/desk/me' }
    const refusal = await house.post('/desk/sign-in/password', same, cookie)
    expect(refusal.body).toContain('不能与当前口令或最近 5 次用过的口令相同')
    const fresh = { ...same, password: NEW_PASSWORD, repeated: NEW_PASSWORD }
    expect((await house.post('/desk/sign-in/password', fresh, cookie)).headers.location).toBe('/desk/me')
    expect((await house.get('/desk/me', cookie)).status).toBe(200)
    expect((await enter(clerk.account, PASSWORD)).status).toBe(422)
  })

  it('is led to no other host', async () => {
    const page = await house.get('/desk/sign-in?to=https%3A%2F%2Fevil.example%2Fdesk')
    expect(page.body).not.toContain('evil.example')
    const clerk = await made({ roles: ['drafter'] })
    const entered = await enter(clerk.account, PASSWORD, '//evil.example/desk')
    expect(entered.headers.location).toBe('/desk/sign-in/code?to=%2Fdesk')
  })
})

describe('somebody who guesses', () => {
  it('locks the account with the fifth failure, and learns nothing on the way', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const unknown = await enter('no.such.person', 'Wrong-Guess-1')
    const strip = (reply: Reply) => reply.body.replace(/value="[^"]*"/g, '')
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const wrong = await enter(clerk.account, `Wrong-Guess-${attempt}`)
      expect(wrong.status).toBe(422)
      expect(strip(wrong)).toBe(strip(unknown))
    }
    const right = await enter(clerk.account, PASSWORD)
    expect(right.status).toBe(422)
    expect(strip(right)).toBe(strip(unknown))
    wait(15)
    expect((await enter(clerk.account, PASSWORD)).status).toBe(303)
  })

  it('of the code locks the account as well, and loses the session', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const cookie = setCookie(await enter(clerk.account, PASSWORD))
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect((await house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status).toBe(422)
    }
    expect((await house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status).toBe(429)
    const code = await codeOf(clerk.account)
    const after = await house.post('/desk/sign-in/code', { code }, cookie)
    expect(after.headers.location).toMatch(/^\/desk\/sign-in\?/)
    expect((await enter(clerk.account, PASSWORD)).status).toBe(422)
  })

  it('does not win by starting over with the password between two codes', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const answers: number[] = []
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const cookie = setCookie(await enter(clerk.account, PASSWORD))
      answers.push((await house.post('/desk/sign-in/code', { code: '000000' }, cookie)).status)
    }
    expect(answers).toEqual([422, 422, 422, 422, 429])
  })

  it('many at once is held after ten tries in a quarter of an hour', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const guesses = Array.from({ length: 14 }, (_, n) => enter(clerk.account, `Wrong-Guess-${n}`))
    const statuses = (await Promise.all(guesses)).map(reply => reply.status)
    expect(statuses.filter(status => status === 429)).toHaveLength(4)
  })
})

describe('a person in the workbench', () => {
  it('sees where they are signed in, and ends one of these sessions, or all others', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const [first, second, third] = [await cookieOf(clerk), await cookieOf(clerk), await cookieOf(clerk)]
    const page = await house.get('/desk/me', first)
    const ids = [...page.body.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(match => match[1] ?? '')
    expect(ids).toHaveLength(2)
    expect((await house.post('/desk/me/sessions', { session: ids[0] ?? '' }, first)).status).toBe(303)
    const alive = async (cookie: string) => (await house.get('/desk/me', cookie)).status === 200
    expect([await alive(second), await alive(third)].sort()).toEqual([false, true])
    expect((await house.post('/desk/me/sessions', { session: 'others' }, first)).status).toBe(303)
    expect([await alive(first), await alive(second), await alive(third)]).toEqual([true, false, false])
  })

  it('cannot end the session of somebody else', async () => {
    const [clerk, other] = [await made({ roles: ['drafter'] }), await made({ roles: ['drafter'] })]
    const theirs = await cookieOf(other)
    // A second session makes the first one's identifier stand on the page.
    const page = await house.get('/desk/me', await cookieOf(other))
    const [id = ''] = [...page.body.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map(match => match[1])
    const answer = await house.post('/desk/me/sessions', { session: id }, await cookieOf(clerk))
    expect(answer.status).toBe(422)
    expect((await house.get('/desk/me', theirs)).status).toBe(200)
  })

  it('changes the password with the current one, and the other sessions end', async () => {
    const clerk = await made({ roles: ['drafter'] })
    const [here, there] = [await cookieOf(clerk), await cookieOf(clerk)]
    const wanted = { password: NEW_PASSWORD, repeated: NEW_PASSWORD }
    const wrong = await house.post('/desk/me/password', { ...wanted, current: 'Not-This-1' }, here)
    expect(wrong.status).toBe(422)
    const right = await house.post('/desk/me/password', { ...wanted, current: PASSWORD }, here)
    expect(right.headers.location).toBe('/desk/me?done=password')
    expect((await house.get('/desk/me', here)).status).toBe(200)
    expect((await house.get('/desk/me', there)).status).toBe(303)
    expect((await enter(clerk.account, NEW_PASSWORD)).status).toBe(303)
  })

  it('signs out, and the cookie opens nothing any more', async () => {
    const cookie = await cookieOf(await made({ roles: ['drafter'] }))
    const out = await house.post('/desk/sign-out', {}, cookie)
    expect(out.headers.location).toBe('/desk/sign-in')
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0')
    expect((await house.get('/desk/me', cookie)).status).toBe(303)
  })

  it('is out after half an hour without a sign of life', async () => {
    const cookie = await cookieOf(await made({ roles: ['drafter'] }))
    wait(29)
    expect((await house.get('/desk/me', cookie)).status).toBe(200)
    wait(30)
    expect((await house.get('/desk/me', cookie)).status).toBe(303)
  })

  it('declares an absence without a script, and everything typed comes back with a refusal', async () => {
    const clerk = await made({ roles: ['registrar'] })
    const deputy = await made({ roles: ['registrar'], name: '代理同事' })
    const cookie = await cookieOf(clerk)
    const day = house.now.toISOString().slice(0, 10)
    const form = { person: clerk.id, deputy: '', from: day, until: day }
    const refusal = await house.post('/desk/absences', form, cookie)
    expect(refusal.status).toBe(422)
    expect(refusal.body).toContain(`value="${day}"`)
    const declared = await house.post('/desk/absences', { ...form, deputy: deputy.id }, cookie)
    expect(declared.headers.location).toBe('/desk/absences?done=declared')
    expect((await house.get('/desk/absences', cookie)).body).toContain('代理同事')
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
    const clerk = await made({ roles: ['drafter'] })
    const cookie = await cookieOf(clerk)
    const answer = await house.server.inject({
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
    expect((await house.get('/desk/me', cookie)).status).toBe(200)
  })
})

describe('the three administrators', () => {
  it('together make a colleague who can work, and the auditor reads how', async () => {
    const system = await made({ roles: ['system-admin'] })
    const security = await made({ roles: ['security-admin'] })
    const audit = await made({ roles: ['audit-admin'] })
    const systemCookie = await cookieOf(system)
    const created = await house.post(
      '/desk/people',
      { account: 'colleague', name: '同事', agency, once: 'once-key-of-this-form' },
      systemCookie,
    )
    expect(created.body).toContain('一次性口令')
    const list = await house.get('/desk/people?q=colleague', await cookieOf(security))
    const path = /href="(\/desk\/people\/[0-9a-f-]{36})"/.exec(list.body)?.[1] ?? ''
    // Sent twice, it is done once, and the password is not told again.
    const again = await house.post(
      '/desk/people',
      { account: 'colleague', name: '同事', agency, once: 'once-key-of-this-form' },
      systemCookie,
    )
    expect(again.headers.location).toBe(path)

    const role = { role: 'drafter', agency, until: '' }
    const granted = await house.post(`${path}/roles`, role, await cookieOf(security))
    expect(granted.headers.location).toBe(`${path}?done=granted`)
    const twice = await house.post(`${path}/roles`, role, await cookieOf(security))
    expect(twice.status).toBe(422)
    expect(twice.body).toContain('已在该单位担任这一角色')
    const admin = await house.post(
      `${path}/roles`,
      { ...role, role: 'audit-admin' },
      await cookieOf(security),
    )
    expect(admin.body).toContain('三员不得担任业务角色')

    const auditCookie = await cookieOf(audit)
    const records = await house.get(`/desk/audit?kind=people.granted&actor=${security.account}`, auditCookie)
    expect(records.status).toBe(200)
    expect(records.body).toContain(path.split('/').at(-1))
    const file = await house.get('/desk/audit.csv?kind=people.created', auditCookie)
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.body).toContain('people.created')
    expect(file.body).not.toContain('同事')
  })

  it('reset a password without touching the device, and clear a device by another hand', async () => {
    const system = await cookieOf(await made({ roles: ['system-admin'] }))
    const security = await cookieOf(await made({ roles: ['security-admin'] }))
    const clerk = await made({ roles: ['drafter'] })
    const theirs = await cookieOf(clerk)
    const [, oneTime = ''] = codesIn(await house.post(`/desk/people/${clerk.id}/password`, {}, system))
    expect((await house.get('/desk/me', theirs)).status).toBe(303)
    const entered = await enter(clerk.account, oneTime)
    expect(entered.headers.location).toMatch('/desk/sign-in/code')
    const coded = await house.post(
      '/desk/sign-in/code',
      { code: await codeOf(clerk.account) },
      setCookie(entered),
    )
    expect(coded.headers.location).toMatch('/desk/sign-in/password')

    expect((await house.post(`/desk/people/${clerk.id}/second-factor`, {}, system)).status).toBe(403)
    const cleared = await house.post(`/desk/people/${clerk.id}/second-factor`, {}, security)
    expect(cleared.status).toBe(303)
    expect((await enter(clerk.account, oneTime)).headers.location).toMatch('/desk/sign-in/password')
  })

  it('never act on their own account', async () => {
    const system = await made({ roles: ['system-admin'] })
    const cookie = await cookieOf(system)
    const answer = await house.post(`/desk/people/${system.id}/lock`, {}, cookie)
    expect(answer.status).toBe(422)
    expect(answer.body).toContain('不能对自己的账号办理管理事项')
    expect((await house.get('/desk/me', cookie)).status).toBe(200)
  })
})

describe('the table of roles, over HTTP', () => {
  const guarded = deskRoutes.filter(route => route.may.reach !== 'self')
  const address = (path: string) => path.replace(/:[a-z]+/g, ID)

  it.each(ROLES.map(role => role.key))(
    '%s is refused what is not theirs, and nothing else',
    async (role: RoleKey) => {
      const who = await made({ roles: [role] })
      const cookie = await cookieOf(who)
      for (const { method, path, may } of guarded) {
        const url = address(path)
        const answer = method === 'GET' ? await house.get(url, cookie) : await house.post(url, {}, cookie)
        expect(answer.status === 403, `${role} ${method} ${path}: ${answer.status}`).toBe(
          !mayEnter(who.actor, may),
        )
        expect(answer.status, `${role} ${method} ${path}`).toBeLessThan(500)
      }
    },
  )
})

describe('a house under https', () => {
  it('gives a cookie that is bound to this host', async () => {
    const secure = await testHouse({ now: START, env: { PUBLIC_URL: 'https://gov.example' } })
    try {
      const { db, services } = secure.house
      const clerk = await inTransaction(db, tx =>
        person(tx, { account: 'clerk', password: PASSWORD, keys: services.keys }, START),
      )
      const entered = await secure.post('/desk/sign-in', { account: clerk.account, password: PASSWORD })
      expect(String(entered.headers['set-cookie'])).toMatch(
        /^__Host-gk_desk=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
    } finally {
      await secure.close()
    }
  })
})
