import { describe, expect, it } from 'vitest'
import { ROLES } from '../../law/roles.ts'
import { type Actor, mayDo, mayEnter } from '../../platform/permissions/permission.ts'
import { permissions } from './permissions.ts'

const HOME = '018f0000-0000-7000-8000-000000000001'
const ELSEWHERE = '018f0000-0000-7000-8000-000000000002'

/** For each role: what it may do in its own agency, and what it may do to another agency's people. */
const OWN_ACCOUNT = ['people.keep-own-account', 'people.declare-own-absence', 'people.hand-over-own-work']
const HEAD = ['people.declare-absence', 'people.hand-over-work']
const SYSTEM = [
  'people.list',
  'people.create',
  'people.change',
  'people.reset-password',
  'people.lock',
  'people.leave',
]
const SECURITY = ['people.list', 'people.clear-second-factor', 'people.grant-role', 'people.revoke-role']
const AUDIT = ['people.read-audit']

const TRUTH: Record<string, { here: string[]; elsewhere: string[] }> = {
  drafter: { here: [], elsewhere: [] },
  reviewer: { here: [], elsewhere: [] },
  'legality-reviewer': { here: [], elsewhere: [] },
  'confidentiality-reviewer': { here: [], elsewhere: [] },
  releaser: { here: [], elsewhere: [] },
  handler: { here: [], elsewhere: [] },
  'disclosure-head': { here: HEAD, elsewhere: [] },
  registrar: { here: [], elsewhere: [] },
  'agency-supervisor': { here: [], elsewhere: [] },
  'supervising-office': { here: [], elsewhere: [] },
  'system-admin': { here: SYSTEM, elsewhere: SYSTEM },
  'security-admin': { here: SECURITY, elsewhere: SECURITY },
  'audit-admin': { here: AUDIT, elsewhere: AUDIT },
}

function holder(role: string): Actor {
  return {
    id: '018f0000-0000-7000-8000-0000000000aa',
    account: 'someone',
    name: '某人',
    home: HOME,
    grants: [{ role, scope: HOME }],
  }
}

const ALL = Object.values(permissions)

describe('the table of roles and actions', () => {
  it('has a row for every role', () => {
    expect(Object.keys(TRUTH).sort()).toEqual(ROLES.map(role => role.key).sort())
  })

  it.each(Object.entries(TRUTH))('%s', (role, { here, elsewhere }) => {
    const actor = holder(role)
    const allowed = (scope: string) =>
      ALL.filter(permission => mayDo(actor, permission, scope)).map(permission => permission.action)
    expect(allowed(HOME).sort()).toEqual([...OWN_ACCOUNT, ...here].sort())
    expect(allowed(ELSEWHERE).sort()).toEqual([...OWN_ACCOUNT, ...elsewhere].sort())
  })

  it('gives a person without a role nothing but the own account', () => {
    const nobody = { ...holder('drafter'), grants: [] }
    expect(ALL.filter(each => mayEnter(nobody, each)).map(each => each.action)).toEqual(OWN_ACCOUNT)
  })

  it('gives no administrator what another administrator has, but the list of accounts', () => {
    const admins = ['system-admin', 'security-admin', 'audit-admin']
    const shared = ALL.filter(
      each => each.reach !== 'self' && admins.filter(role => each.roles.includes(role)).length > 1,
    )
    expect(shared.map(each => each.action)).toEqual(['people.list'])
  })
})
