import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { violatedConstraint } from '../../platform/db/db.ts'
import type { Actor } from '../../platform/permissions/permission.ts'
import { newId } from '../../platform/time/ids.ts'
import { createPerson } from './actions/accounts.ts'
import { createAdministrator, grantRole, revokeRole } from './actions/grants.ts'
import { actorById } from './actor.ts'
import { taken } from './builders.ts'
import { grantsOf } from './store/grants.ts'
import { later, NOW, openPeopleStore, type PeopleStore } from './testing-store.ts'

let store: PeopleStore

beforeAll(async () => {
  store = await openPeopleStore()
})
afterAll(() => store.close())

describe('a role', () => {
  it('is granted by the security administrator, and is there at once', async () => {
    const { id } = await store.made({ agencyId: store.finance })
    const wanted = { personId: id, role: 'drafter', agencyId: store.finance, until: null }
    taken(await store.within(tx => grantRole(tx, wanted, store.security, NOW)))
    expect((await actorById(store.db, id, NOW))?.grants).toEqual([{ role: 'drafter', scope: store.finance }])
    expect(await store.within(tx => grantRole(tx, wanted, store.security, NOW))).toEqual({
      ok: false,
      problems: [{ field: 'role', code: 'held-already' }],
    })
  })

  it.each(['system-admin', 'audit-admin', 'drafter'] as const)('is granted by no %s', async role => {
    const grantor = await store.made({ agencyId: store.finance, roles: [role] })
    const { id } = await store.made({ agencyId: store.finance })
    const wanted = { personId: id, role: 'reviewer', agencyId: store.finance, until: null }
    expect(await store.within(tx => grantRole(tx, wanted, grantor.actor, NOW))).toEqual({
      ok: false,
      problems: [{ field: '', code: 'not-permitted' }],
    })
    const insert = insertGrant({
      person_id: id,
      role: 'reviewer',
      agency_id: store.finance,
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
    const { id } = await store.made({ agencyId: store.finance })
    const agencyOf = (role: string) => (role.endsWith('-admin') ? null : store.finance)
    const grant = (role: string) => ({ personId: id, role, agencyId: agencyOf(role), until: null })
    taken(await store.within(tx => grantRole(tx, grant(first), store.security, NOW)))
    const refusal = await store.within(tx => grantRole(tx, grant(second), store.security, NOW))
    expect(refusal).toMatchObject({ ok: false, problems: [{ field: 'role' }] })
    const insert = insertGrant({
      person_id: id,
      role: second,
      agency_id: agencyOf(second),
      granted_by: store.security.id,
    })
    expect(await insert).toBe('administrators_are_apart')
  })

  it('goes to two requests at once only where they may stand together', async () => {
    const { id } = await store.made({ agencyId: store.finance })
    const grant = (role: string, agencyId: string | null) =>
      store.within(tx => grantRole(tx, { personId: id, role, agencyId, until: null }, store.security, NOW))
    const outcomes = await Promise.all([grant('audit-admin', null), grant('drafter', store.finance)])
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(1)
    expect(await grantsOf(store.db, id, NOW)).toHaveLength(1)
  })

  it('is not granted by whoever made the account, after changing sides', async () => {
    const turncoat = await store.made({ account: 'turncoat', agencyId: store.finance })
    const grant = { personId: turncoat.id, role: 'system-admin', agencyId: null, until: null }
    const { grantId } = taken(await store.within(tx => grantRole(tx, grant, store.security, NOW)))
    const asSystem = (await actorById(store.db, turncoat.id, NOW)) as Actor
    const input = { account: 'puppet', name: '某', title: '', agencyId: store.finance, office: '' }
    const { personId } = taken(await store.within(tx => createPerson(tx, input, asSystem, NOW)))
    taken(await store.within(tx => revokeRole(tx, grantId, store.security, later(1))))
    const other = { ...grant, role: 'security-admin' }
    taken(await store.within(tx => grantRole(tx, other, store.security, later(2))))
    const asSecurity = (await actorById(store.db, turncoat.id, later(2))) as Actor
    const wanted = { personId, role: 'releaser', agencyId: store.finance, until: null }
    expect(await store.within(tx => grantRole(tx, wanted, asSecurity, later(3)))).toEqual({
      ok: false,
      problems: [{ field: '', code: 'made-by-you' }],
    })
    const insert = insertGrant(
      { person_id: personId, role: 'releaser', agency_id: store.finance, granted_by: turncoat.id },
      later(3),
    )
    expect(await insert).toBe('who_makes_an_account_does_not_grant_to_it')
  })

  it('is neither granted to oneself nor taken from oneself', async () => {
    const wanted = { personId: store.security.id, role: 'audit-admin', agencyId: null, until: null }
    expect(await store.within(tx => grantRole(tx, wanted, store.security, NOW))).toMatchObject({
      problems: [{ code: 'own-account' }],
    })
    const [own] = await grantsOf(store.db, store.security.id, NOW)
    expect(await store.within(tx => revokeRole(tx, own?.id ?? '', store.security, NOW))).toMatchObject({
      problems: [{ code: 'own-account' }],
    })
    const insert = store.db
      .insertInto('desk.revocations')
      .values({ grant_id: own?.id ?? '', revoked_by: store.security.id, at: NOW })
      .execute()
    expect(violatedConstraint(await insert.catch(error => error))).toBe('nobody_revokes_their_own')
  })

  it('of business never falls to an administrator made on the command line', async () => {
    const input = { account: 'installed', name: '管理员' }
    const { personId } = taken(await store.within(tx => createAdministrator(tx, 'audit', input, NOW)))
    const [grant] = await grantsOf(store.db, personId, NOW)
    taken(await store.within(tx => revokeRole(tx, grant?.id ?? '', store.security, later(1))))
    const wanted = { personId, role: 'drafter', agencyId: store.finance, until: null }
    expect(await store.within(tx => grantRole(tx, wanted, store.security, later(2)))).toMatchObject({
      problems: [{ code: 'installed-account' }],
    })
    const insert = insertGrant(
      { person_id: personId, role: 'drafter', agency_id: store.finance, granted_by: store.security.id },
      later(2),
    )
    expect(await insert).toBe('installed_accounts_only_administer')
  })

  it('ends on its day, or when it is revoked, and stays in the history', async () => {
    const { id } = await store.made({ agencyId: store.finance })
    const grant = { personId: id, role: 'agency-supervisor', agencyId: store.finance, until: later(60) }
    taken(await store.within(tx => grantRole(tx, grant, store.security, NOW)))
    const handler = taken(
      await store.within(tx =>
        grantRole(tx, { ...grant, role: 'handler', until: null }, store.security, NOW),
      ),
    )
    expect(await grantsOf(store.db, id, later(59))).toHaveLength(2)
    expect((await grantsOf(store.db, id, later(60))).map(each => each.role)).toEqual(['handler'])
    taken(await store.within(tx => revokeRole(tx, handler.grantId, store.security, later(61))))
    expect(await grantsOf(store.db, id, later(61))).toEqual([])
    expect(
      await store.within(tx => revokeRole(tx, handler.grantId, store.security, later(62))),
    ).toMatchObject({
      problems: [{ code: 'over' }],
    })
    const update = store.db.deleteFrom('desk.grants').where('person_id', '=', id).execute()
    expect(violatedConstraint(await update.catch(error => error))).toBe('history_is_append_only')
  })

  /** Writes a grant past the rules, as a fault or an intruder would; answers the constraint that stops it. */
  async function insertGrant(
    row: { person_id: string; role: 'drafter' | string; agency_id: string | null; granted_by: string },
    at = NOW,
  ): Promise<string | undefined> {
    const insert = store.db
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
