import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyRing } from '../../platform/crypto/key-ring.ts'
import { type Db, deskDb, inTransaction, openPool, violatedConstraint } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { newId } from '../../platform/time/ids.ts'
import { foundedAgency } from '../agencies/builders.ts'
import { cancelAbsence, declareAbsence, deputyOf, handOver } from './actions/absences.ts'
import {
  changePerson,
  clearSecondFactor,
  createPerson,
  lockAccount,
  markLeft,
  resetPassword,
  unlockAccount,
} from './actions/accounts.ts'
import { createAdministrator, grantRole, revokeRole } from './actions/grants.ts'
import { actorById, actorOf } from './actor.ts'
import { person, type SampleParts, signedIn, taken } from './builders.ts'
import { demoCode } from './demo-code.ts'
import { sweepSessionsJob } from './jobs.ts'
import { listFacts } from './store/audit.ts'
import { grantsOf } from './store/grants.ts'
import { listPeople, peopleOfRole, personNames } from './store/people.ts'
import { sessionsOf } from './store/sessions.ts'

const NOW = new Date('2026-11-22T02:00:00Z')
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const keys = keyRing({ current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } })

let database: TestDatabase
let pool: Pool
let db: Db
let finance: string
let health: string
let system: Actor
let security: Actor

const within = <T>(work: Parameters<typeof inTransaction<T>>[1]) => inTransaction(db, work)
const made = (parts: SampleParts, now = NOW) =>
  within(tx => person(tx, { password: 'Yi7#heLan-Qian3Li', ...parts }, now))
const cookiesOf = (cookie: string) => Object.fromEntries([cookie.split('=') as [string, string]])

beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.deskUrl, { max: 4, statementTimeout: 10_000 }, () => {})
  db = deskDb(pool)
  ;[finance, health] = (await Promise.all(['finance', 'health'].map(key => founded(key)))) as [string, string]
  system = (await made({ account: 'system', roles: ['system-admin'] })).actor
  security = (await made({ account: 'security', roles: ['security-admin'] })).actor
})

afterAll(async () => {
  await db.destroy()
  await database.drop()
})

async function founded(key: string): Promise<string> {
  return (await foundedAgency(db, { key, name: `示例${key}` }, NOW)).id
}

/** The facts of one person, oldest first. */
async function historyOf(personId: string): Promise<string[]> {
  const facts = await listFacts(db, { subjectId: personId }, 100)
  return facts.map(fact => fact.kind).reverse()
}

describe('an account', () => {
  it('is made by the system administrator with a one-time password, and may do nothing yet', async () => {
    const input = { account: 'li.ming', name: '李明', title: '科员', agencyId: finance, office: '预算科' }
    const { personId, password } = taken(await within(tx => createPerson(tx, input, system, NOW)))
    expect(password).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect((await actorById(db, personId, NOW))?.grants).toEqual([])
    expect(await historyOf(personId)).toEqual(['people.created'])
  })

  it('has a name that nobody had before, in small letters', async () => {
    const input = { account: 'li.ming', name: '另一人', title: '', agencyId: finance, office: '' }
    const again = await within(tx => createPerson(tx, input, system, NOW))
    expect(again).toEqual({ ok: false, problems: [{ field: 'account', code: 'taken' }] })
    const capital = await within(tx => createPerson(tx, { ...input, account: 'Li' }, system, NOW))
    expect(capital).toMatchObject({ ok: false, problems: [{ code: 'invalid' }] })
  })

  it('is made by nobody else', async () => {
    const input = { account: 'wang', name: '王', title: '', agencyId: finance, office: '' }
    const refusal = await within(tx => createPerson(tx, input, security, NOW))
    expect(refusal).toEqual({ ok: false, problems: [{ field: '', code: 'not-permitted' }] })
    // The database refuses as well, whoever writes the row.
    const row = { id: newId(NOW), account: 'wang', name: '王', title: '', agency_id: finance, office: '' }
    const insert = db
      .insertInto('desk.people')
      .values({ ...row, state: 'active', created_at: NOW, created_by: security.id, changed_at: NOW })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe(
      'accounts_are_made_by_the_system_admin',
    )
  })

  it('of who has left never opens again', async () => {
    const { id } = await made({ agencyId: finance, roles: ['drafter'] })
    taken(await within(tx => markLeft(tx, id, system, NOW)))
    expect(await within(tx => unlockAccount(tx, id, system, NOW))).toMatchObject({ ok: false })
    const update = db.updateTable('desk.people').set({ state: 'active' }).where('id', '=', id).execute()
    expect(violatedConstraint(await update.catch(error => error))).toBe('who_left_stays_left')
    expect(await actorById(db, id, NOW)).toBeUndefined()
    expect(await peopleOfRole(db, 'drafter', finance, NOW)).not.toContainEqual(
      expect.objectContaining({ id }),
    )
  })

  it('of another administrator is tended, the own never', async () => {
    const acts = [lockAccount, markLeft, resetPassword]
    for (const act of acts) {
      expect(await within(tx => act(tx, system.id, system, NOW))).toEqual({
        ok: false,
        problems: [{ field: '', code: 'own-account' }],
      })
    }
    const details = { name: '我', title: '', agencyId: null, office: '' }
    expect(await within(tx => changePerson(tx, system.id, details, system, NOW))).toMatchObject({ ok: false })
    expect(await within(tx => clearSecondFactor(tx, security.id, security, NOW))).toMatchObject({ ok: false })
  })
})

describe('a role', () => {
  it('is granted by the security administrator, and is there at once', async () => {
    const { id } = await made({ agencyId: finance })
    const wanted = { personId: id, role: 'drafter', agencyId: finance, until: null }
    taken(await within(tx => grantRole(tx, wanted, security, NOW)))
    expect((await actorById(db, id, NOW))?.grants).toEqual([{ role: 'drafter', scope: finance }])
    expect(await within(tx => grantRole(tx, wanted, security, NOW))).toEqual({
      ok: false,
      problems: [{ field: 'role', code: 'held-already' }],
    })
  })

  it.each(['system-admin', 'audit-admin', 'drafter'] as const)('is granted by no %s', async role => {
    const grantor = await made({ agencyId: finance, roles: [role] })
    const { id } = await made({ agencyId: finance })
    const wanted = { personId: id, role: 'reviewer', agencyId: finance, until: null }
    expect(await within(tx => grantRole(tx, wanted, grantor.actor, NOW))).toEqual({
      ok: false,
      problems: [{ field: '', code: 'not-permitted' }],
    })
    const insert = insertGrant({
      person_id: id,
      role: 'reviewer',
      agency_id: finance,
      granted_by: grantor.id,
    })
    expect(await insert).toBe('roles_are_granted_by_the_security_admin')
  })

  it.each([
    ['system-admin', 'security-admin'],
    ['system-admin', 'audit-admin'],
    ['security-admin', 'audit-admin'],
    ['audit-admin', 'drafter'],
    ['system-admin', 'supervising-office'],
  ] as const)('%s never falls to who holds %s', async (second, first) => {
    const { id } = await made({ agencyId: finance })
    const agencyOf = (role: string) => (role.endsWith('-admin') ? null : finance)
    const grant = (role: string) => ({ personId: id, role, agencyId: agencyOf(role), until: null })
    taken(await within(tx => grantRole(tx, grant(first), security, NOW)))
    const refusal = await within(tx => grantRole(tx, grant(second), security, NOW))
    expect(refusal).toMatchObject({ ok: false, problems: [{ field: 'role' }] })
    const insert = insertGrant({
      person_id: id,
      role: second,
      agency_id: agencyOf(second),
      granted_by: security.id,
    })
    expect(await insert).toBe('administrators_are_apart')
  })

  it('goes to two requests at once only where they may stand together', async () => {
    const { id } = await made({ agencyId: finance })
    const grant = (role: string, agencyId: string | null) =>
      within(tx => grantRole(tx, { personId: id, role, agencyId, until: null }, security, NOW))
    const outcomes = await Promise.all([grant('audit-admin', null), grant('drafter', finance)])
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(await grantsOf(db, id, NOW)).toHaveLength(1)
  })

  it('is not granted by whoever made the account, after changing sides', async () => {
    const turncoat = await made({ account: 'turncoat', agencyId: finance })
    const grant = { personId: turncoat.id, role: 'system-admin', agencyId: null, until: null }
    const { grantId } = taken(await within(tx => grantRole(tx, grant, security, NOW)))
    const asSystem = (await actorById(db, turncoat.id, NOW)) as Actor
    const input = { account: 'puppet', name: '某', title: '', agencyId: finance, office: '' }
    const { personId } = taken(await within(tx => createPerson(tx, input, asSystem, NOW)))
    taken(await within(tx => revokeRole(tx, grantId, security, later(1))))
    const other = { ...grant, role: 'security-admin' }
    taken(await within(tx => grantRole(tx, other, security, later(2))))
    const asSecurity = (await actorById(db, turncoat.id, later(2))) as Actor
    const wanted = { personId, role: 'releaser', agencyId: finance, until: null }
    expect(await within(tx => grantRole(tx, wanted, asSecurity, later(3)))).toEqual({
      ok: false,
      problems: [{ field: '', code: 'made-by-you' }],
    })
    const insert = insertGrant(
      { person_id: personId, role: 'releaser', agency_id: finance, granted_by: turncoat.id },
      later(3),
    )
    expect(await insert).toBe('who_makes_an_account_does_not_grant_to_it')
  })

  it('is neither granted to oneself nor taken from oneself', async () => {
    const wanted = { personId: security.id, role: 'audit-admin', agencyId: null, until: null }
    expect(await within(tx => grantRole(tx, wanted, security, NOW))).toMatchObject({
      problems: [{ code: 'own-account' }],
    })
    const [own] = await grantsOf(db, security.id, NOW)
    expect(await within(tx => revokeRole(tx, own?.id ?? '', security, NOW))).toMatchObject({
      problems: [{ code: 'own-account' }],
    })
    const insert = db
      .insertInto('desk.revocations')
      .values({ grant_id: own?.id ?? '', revoked_by: security.id, at: NOW })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe('nobody_revokes_their_own')
  })

  it('of business never falls to an administrator made on the command line', async () => {
    const input = { account: 'installed', name: '管理员' }
    const { personId } = taken(await within(tx => createAdministrator(tx, 'audit', input, NOW)))
    const [grant] = await grantsOf(db, personId, NOW)
    taken(await within(tx => revokeRole(tx, grant?.id ?? '', security, later(1))))
    const wanted = { personId, role: 'drafter', agencyId: finance, until: null }
    expect(await within(tx => grantRole(tx, wanted, security, later(2)))).toMatchObject({
      problems: [{ code: 'installed-account' }],
    })
    const insert = insertGrant(
      { person_id: personId, role: 'drafter', agency_id: finance, granted_by: security.id },
      later(2),
    )
    expect(await insert).toBe('installed_accounts_only_administer')
  })

  it('ends on its day, or when it is revoked, and stays in the history', async () => {
    const { id } = await made({ agencyId: finance })
    const grant = { personId: id, role: 'agency-supervisor', agencyId: finance, until: later(60) }
    taken(await within(tx => grantRole(tx, grant, security, NOW)))
    const handler = taken(
      await within(tx => grantRole(tx, { ...grant, role: 'handler', until: null }, security, NOW)),
    )
    expect(await grantsOf(db, id, later(59))).toHaveLength(2)
    expect((await grantsOf(db, id, later(60))).map(each => each.role)).toEqual(['handler'])
    taken(await within(tx => revokeRole(tx, handler.grantId, security, later(61))))
    expect(await grantsOf(db, id, later(61))).toEqual([])
    expect(await within(tx => revokeRole(tx, handler.grantId, security, later(62)))).toMatchObject({
      problems: [{ code: 'over' }],
    })
    const update = db.deleteFrom('desk.grants').where('person_id', '=', id).execute()
    expect(violatedConstraint(await update.catch(error => error))).toBe('history_is_append_only')
  })

  /** Writes a grant past the rules, as a fault or an intruder would; answers the constraint that stops it. */
  async function insertGrant(
    row: { person_id: string; role: 'drafter' | string; agency_id: string | null; granted_by: string },
    at = NOW,
  ): Promise<string | undefined> {
    const insert = db
      .insertInto('desk.grants')
      .values({
        ...row,
        role: row.role as 'drafter',
        id: newId(at),
        granted_at: at,
        from_at: at,
        until_at: null,
      })
      .execute()
    return violatedConstraint(await insert.catch(error => error))
  }
})

describe('a session', () => {
  it('names its person with the roles of the moment, until it has been idle for half an hour', async () => {
    const clerk = await made({ agencyId: finance, roles: ['drafter'], name: '赵一' })
    const cookies = cookiesOf(await signedIn(db, clerk.id, NOW))
    expect(await actorOf(db, cookies, later(29))).toMatchObject({
      stage: 'full',
      actor: { id: clerk.id, name: '赵一', home: finance, grants: [{ role: 'drafter', scope: finance }] },
    })
    expect(await actorOf(db, cookies, later(58))).toBeDefined()
    expect(await actorOf(db, cookies, later(88))).toBeUndefined()
  })

  it('ends after twelve hours, however busy', async () => {
    const clerk = await made({ agencyId: finance })
    const cookies = cookiesOf(await signedIn(db, clerk.id, NOW))
    for (let minute = 20; minute < 720; minute += 20) {
      expect(await actorOf(db, cookies, later(minute)), `minute ${minute}`).toBeDefined()
    }
    expect(await actorOf(db, cookies, later(720))).toBeUndefined()
  })

  it('notes that it was seen once a minute at the most', async () => {
    const clerk = await made({ agencyId: finance })
    const cookies = cookiesOf(await signedIn(db, clerk.id, NOW))
    await actorOf(db, cookies, new Date(NOW.getTime() + 59_000))
    expect((await sessionsOf(db, clerk.id))[0]?.seen_at).toEqual(NOW)
    await actorOf(db, cookies, later(1))
    expect((await sessionsOf(db, clerk.id))[0]?.seen_at).toEqual(later(1))
  })

  it('opens nothing under another cookie’s name, nor without its token', async () => {
    const clerk = await made({ agencyId: finance })
    const [name, token] = (await signedIn(db, clerk.id, NOW, 'https://gov.example')).split('=')
    expect(name).toBe('__Host-gk_desk')
    expect(await actorOf(db, { '__Host-gk_desk': token }, NOW)).toBeDefined()
    expect(await actorOf(db, { gk_desk: token }, NOW)).toBeUndefined()
    expect(await actorOf(db, {}, NOW)).toBeUndefined()
    expect(await actorOf(db, { gk_desk: 'made-up' }, NOW)).toBeUndefined()
  })

  it('too many ends the one longest unseen', async () => {
    const clerk = await made({ agencyId: finance })
    const cookies = []
    for (let minute = 0; minute < 4; minute += 1)
      cookies.push(cookiesOf(await signedIn(db, clerk.id, later(minute))))
    const alive = await Promise.all(cookies.map(each => actorOf(db, each, later(5))))
    expect(alive.map(each => each !== undefined)).toEqual([false, true, true, true])
  })

  it('dies with the lock of its account, and with a new one-time password', async () => {
    const clerk = await made({ agencyId: finance })
    const first = cookiesOf(await signedIn(db, clerk.id, NOW))
    taken(await within(tx => lockAccount(tx, clerk.id, system, NOW)))
    expect(await actorOf(db, first, NOW)).toBeUndefined()
    taken(await within(tx => unlockAccount(tx, clerk.id, system, NOW)))
    expect(await actorOf(db, first, NOW)).toBeUndefined()
    const second = cookiesOf(await signedIn(db, clerk.id, NOW))
    taken(await within(tx => resetPassword(tx, clerk.id, system, NOW)))
    expect(await actorOf(db, second, NOW)).toBeUndefined()
    const third = cookiesOf(await signedIn(db, clerk.id, NOW))
    // Signed in, but the one-time password is not changed yet: only the pages for that are open.
    expect(await actorOf(db, third, NOW)).toMatchObject({ stage: 'password' })
  })

  it('that is over is swept away', async () => {
    const clerk = await made({ agencyId: finance })
    await signedIn(db, clerk.id, NOW)
    await sweepSessionsJob(db).run({}, later(29))
    expect(await sessionsOf(db, clerk.id)).toHaveLength(1)
    await sweepSessionsJob(db).run({}, later(30))
    expect(await sessionsOf(db, clerk.id)).toEqual([])
  })
})

describe('a person who is away', () => {
  it('is stood in for by a colleague with the same roles, from the first day to the last', async () => {
    const away = await made({ agencyId: health, roles: ['reviewer', 'legality-reviewer'] })
    const half = await made({ agencyId: health, roles: ['reviewer'] })
    const whole = await made({ agencyId: health, roles: ['reviewer', 'legality-reviewer', 'drafter'] })
    const wanted = { personId: away.id, from: '2026-11-23', until: '2026-11-25' }
    const lacking = await within(tx => declareAbsence(tx, { ...wanted, deputyId: half.id }, away.actor, NOW))
    expect(lacking).toEqual({
      ok: false,
      problems: [{ field: 'deputy', code: 'lacks-roles', detail: { roles: '合法性审查人' } }],
    })
    const { absenceId } = taken(
      await within(tx => declareAbsence(tx, { ...wanted, deputyId: whole.id }, away.actor, NOW)),
    )
    const standsIn = (moment: string) => deputyOf(db, away.id, new Date(moment))
    expect(await standsIn('2026-11-22T15:59:59Z')).toBeUndefined()
    expect(await standsIn('2026-11-22T16:00:00Z')).toBe(whole.id)
    expect(await standsIn('2026-11-25T15:59:59Z')).toBe(whole.id)
    expect(await standsIn('2026-11-25T16:00:00Z')).toBeUndefined()
    expect(await historyOf(away.id)).toContain('people.absent')
    taken(await within(tx => cancelAbsence(tx, absenceId, away.actor, NOW)))
    expect(await standsIn('2026-11-23T02:00:00Z')).toBeUndefined()
  })

  it('is away once at a time, also for the database', async () => {
    const away = await made({ agencyId: health, roles: ['registrar'] })
    const deputy = await made({ agencyId: health, roles: ['registrar'] })
    const wanted = { personId: away.id, deputyId: deputy.id, from: '2026-12-01', until: '2026-12-05' }
    taken(await within(tx => declareAbsence(tx, wanted, away.actor, NOW)))
    const again = { ...wanted, from: '2026-12-05', until: '2026-12-08' }
    expect(await within(tx => declareAbsence(tx, again, away.actor, NOW))).toMatchObject({
      problems: [{ field: 'from', code: 'overlaps' }],
    })
    const insert = db
      .insertInto('desk.absences')
      .values({
        id: newId(NOW),
        person_id: away.id,
        deputy_id: deputy.id,
        from_date: '2026-12-05',
        until_date: '2026-12-08',
        declared_by: away.id,
        declared_at: NOW,
        cancelled_by: null,
        cancelled_at: null,
      })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe('absences_do_not_overlap')
  })

  it('is declared away by the head of the own agency, and by no other colleague', async () => {
    const away = await made({ agencyId: health, roles: ['handler'] })
    const deputy = await made({ agencyId: health, roles: ['handler'] })
    const head = await made({ agencyId: health, roles: ['disclosure-head'] })
    const stranger = await made({ agencyId: finance, roles: ['disclosure-head'] })
    const wanted = { personId: away.id, deputyId: deputy.id, from: '2026-11-22', until: '2026-11-22' }
    for (const nobody of [deputy, stranger]) {
      expect(await within(tx => declareAbsence(tx, wanted, nobody.actor, NOW))).toMatchObject({
        problems: [{ field: 'person', code: 'not-permitted' }],
      })
    }
    taken(await within(tx => declareAbsence(tx, wanted, head.actor, NOW)))
    expect(await deputyOf(db, away.id, NOW)).toBe(deputy.id)
  })

  it('is not away in the past, nor backwards', async () => {
    const away = await made({ agencyId: health, roles: ['handler'] })
    const tried = async (from: string, until: string) => {
      const wanted = { personId: away.id, deputyId: away.id, from, until }
      const outcome = await within(tx => declareAbsence(tx, wanted, away.actor, NOW))
      return outcome.ok ? 'ok' : `${outcome.problems[0]?.field}/${outcome.problems[0]?.code}`
    }
    expect(await tried('2026-11-20', '2026-11-21')).toBe('until/over')
    expect(await tried('2026-11-25', '2026-11-24')).toBe('until/ends-before-start')
    expect(await tried('2026-02-30', '2026-11-24')).toBe('from/invalid')
    expect(await tried('2026-11-23', '2026-11-24')).toBe('deputy/same-person')
  })
})

describe('a person who leaves', () => {
  it('hands the waiting work to a colleague with the same roles', async () => {
    const leaving = await made({ agencyId: health, roles: ['drafter'] })
    const successor = await made({ agencyId: health, roles: ['drafter'] })
    const head = await made({ agencyId: health, roles: ['disclosure-head'] })
    taken(await within(tx => markLeft(tx, leaving.id, system, NOW)))
    expect(await within(tx => handOver(tx, leaving.id, successor.id, successor.actor, NOW))).toMatchObject({
      problems: [{ code: 'not-permitted' }],
    })
    expect(await within(tx => handOver(tx, leaving.id, head.id, head.actor, NOW))).toMatchObject({
      problems: [{ field: 'to', code: 'lacks-roles' }],
    })
    taken(await within(tx => handOver(tx, leaving.id, successor.id, head.actor, NOW)))
    const [fact] = await listFacts(db, { subjectId: leaving.id, kind: 'people.handed-over' }, 1)
    expect(fact).toMatchObject({ actorId: head.id, scopeId: health, data: { to: successor.id } })
  })
})

describe('an auditor', () => {
  it('finds what one person did, of one kind, in some days, newest first, in pages', async () => {
    const facts = await listFacts(db, { actorId: security.id, kind: 'people' }, 500)
    expect(facts.length).toBeGreaterThan(5)
    expect(facts.every(fact => fact.actor === 'security' && fact.kind.startsWith('people.'))).toBe(true)
    const granted = await listFacts(db, { kind: 'people.granted' }, 500)
    expect(new Set(granted.map(fact => fact.kind))).toEqual(new Set(['people.granted']))
    const [first, second] = granted
    const page = await listFacts(db, { kind: 'people.granted', before: first?.id ?? '' }, 1)
    expect(page[0]?.id).toBe(second?.id)
    expect(await listFacts(db, { until: new Date('2018-01-01') }, 10)).toEqual([])
    expect(first).toMatchObject({ seq: null, hash: null })
  })
})

describe('the list of accounts', () => {
  it('finds people by agency, role, state and part of the name', async () => {
    const { id } = await made({ account: 'zz.find_me', name: '寻人', agencyId: health, roles: ['registrar'] })
    const found = async (filter: Parameters<typeof listPeople>[1]) =>
      (await listPeople(db, filter, NOW)).people.map(each => each.id)
    expect(await found({ text: '寻' })).toEqual([id])
    expect(await found({ text: 'ZZ.FIND_' })).toEqual([id])
    expect(await found({ text: 'zz%' })).toEqual([])
    expect(await found({ agencyId: health, role: 'registrar', state: 'active' })).toContain(id)
    expect(await found({ agencyId: finance, role: 'registrar' })).not.toContain(id)
    expect(await personNames(db, [id])).toEqual(new Map([[id, '寻人']]))
  })
})

describe('a demonstration account', () => {
  it('gets a code that works now', async () => {
    const shown = await made({ account: 'shown', keys })
    expect(await demoCode(db, keys, 'Shown', NOW)).toMatchObject({
      ok: true,
      code: expect.stringMatching(/^\d{6}$/),
    })
    expect(shown.password).not.toBe('')
    await made({ account: 'bare' })
    expect(await demoCode(db, keys, 'bare', NOW)).toEqual({ ok: false, reason: 'none' })
  })
})
