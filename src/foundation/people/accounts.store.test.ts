import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violatedConstraint } from '../../platform/db/db.ts'
import { newId } from '../../platform/time/ids.ts'
import {
  changePerson,
  clearSecondFactor,
  createPerson,
  lockAccount,
  markLeft,
  resetPassword,
  unlockAccount,
} from './actions/accounts.ts'
import { actorById } from './actor.ts'
import { taken } from './builders.ts'
import { listFacts } from './store/audit.ts'
import { listPeople, peopleOfRole, personNames } from './store/people.ts'
import { NOW, openPeopleStore, type PeopleStore } from './testing-store.ts'

let store: PeopleStore

beforeAll(async () => {
  store = await openPeopleStore()
})
afterAll(() => store.close())

describe('an account', () => {
  it('is made by the system administrator with a one-time password, and may do nothing yet', async () => {
    const input = {
      account: 'li.ming',
      name: '李明',
      title: '科员',
      agencyId: store.finance,
      office: '预算科',
    }
    const { personId, password } = taken(await store.within(tx => createPerson(tx, input, store.system, NOW)))
    expect(password).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect((await actorById(store.db, personId, NOW))?.grants).toEqual([])
    expect(await store.historyOf(personId)).toEqual(['people.created'])
  })

  it('has a name that nobody had before, in small letters', async () => {
    const input = { account: 'li.ming', name: '另一人', title: '', agencyId: store.finance, office: '' }
    const again = await store.within(tx => createPerson(tx, input, store.system, NOW))
    expect(again).toEqual({ ok: false, problems: [{ field: 'account', code: 'taken' }] })
    const capital = await store.within(tx => createPerson(tx, { ...input, account: 'Li' }, store.system, NOW))
    expect(capital).toMatchObject({ ok: false, problems: [{ code: 'invalid' }] })
  })

  it('is made by nobody else', async () => {
    const input = { account: 'wang', name: '王', title: '', agencyId: store.finance, office: '' }
    const refusal = await store.within(tx => createPerson(tx, input, store.security, NOW))
    expect(refusal).toEqual({ ok: false, problems: [{ field: '', code: 'not-permitted' }] })
    // The database refuses as well, whoever writes the row.
    const row = {
      id: newId(NOW),
      account: 'wang',
      name: '王',
      title: '',
      agency_id: store.finance,
      office: '',
    }
    const insert = store.db
      .insertInto('desk.people')
      .values({ ...row, state: 'active', created_at: NOW, created_by: store.security.id, changed_at: NOW })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe(
      'accounts_are_made_by_the_system_admin',
    )
  })

  it('of who has left never opens again', async () => {
    const { id } = await store.made({ agencyId: store.finance, roles: ['drafter'] })
    taken(await store.within(tx => markLeft(tx, id, store.system, NOW)))
    expect(await store.within(tx => unlockAccount(tx, id, store.system, NOW))).toMatchObject({ ok: false })
    const update = store.db.updateTable('desk.people').set({ state: 'active' }).where('id', '=', id).execute()
    expect(violatedConstraint(await update.catch(error => error))).toBe('who_left_stays_left')
    expect(await actorById(store.db, id, NOW)).toBeUndefined()
    expect(await peopleOfRole(store.db, 'drafter', store.finance, NOW)).not.toContainEqual(
      expect.objectContaining({ id }),
    )
  })

  it('of another administrator is tended, the own never', async () => {
    const acts = [lockAccount, markLeft, resetPassword]
    for (const act of acts) {
      expect(await store.within(tx => act(tx, store.system.id, store.system, NOW))).toEqual({
        ok: false,
        problems: [{ field: '', code: 'own-account' }],
      })
    }
    const details = { name: '我', title: '', agencyId: null, office: '' }
    expect(
      await store.within(tx => changePerson(tx, store.system.id, details, store.system, NOW)),
    ).toMatchObject({ ok: false })
    expect(
      await store.within(tx => clearSecondFactor(tx, store.security.id, store.security, NOW)),
    ).toMatchObject({ ok: false })
  })
})

describe('an auditor', () => {
  it('finds what one person did, of one kind, in some days, newest first, in pages', async () => {
    await store.made({ agencyId: store.finance, roles: ['drafter', 'reviewer'] })
    const facts = await listFacts(store.db, { actorId: store.security.id, kind: 'people' }, 500)
    expect(facts.length).toBeGreaterThanOrEqual(2)
    expect(facts.every(fact => fact.actor === 'security' && fact.kind.startsWith('people.'))).toBe(true)
    const granted = await listFacts(store.db, { kind: 'people.granted' }, 500)
    expect(new Set(granted.map(fact => fact.kind))).toEqual(new Set(['people.granted']))
    const [first, second] = granted
    const page = await listFacts(store.db, { kind: 'people.granted', before: first?.id ?? '' }, 1)
    expect(page[0]?.id).toBe(second?.id)
    expect(await listFacts(store.db, { until: new Date('2018-01-01') }, 10)).toEqual([])
    expect(first).toMatchObject({ seq: null, hash: null })
  })
})

describe('the list of accounts', () => {
  it('finds people by agency, role, state and part of the name', async () => {
    const { id } = await store.made({
      account: 'zz.find_me',
      name: '寻人',
      agencyId: store.health,
      roles: ['registrar'],
    })
    const found = async (filter: Parameters<typeof listPeople>[1]) =>
      (await listPeople(store.db, filter, NOW)).people.map(each => each.id)
    expect(await found({ text: '寻' })).toEqual([id])
    expect(await found({ text: 'ZZ.FIND_' })).toEqual([id])
    expect(await found({ text: 'zz%' })).toEqual([])
    expect(await found({ agencyId: store.health, role: 'registrar', state: 'active' })).toContain(id)
    expect(await found({ agencyId: store.finance, role: 'registrar' })).not.toContain(id)
    expect(await personNames(store.db, [id])).toEqual(new Map([[id, '寻人']]))
  })
})
