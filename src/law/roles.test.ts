import { describe, expect, it } from 'vitest'
import { ROLES, type RoleKey, roleOf, rolesMayBeHeldTogether } from './roles.ts'

const BUSINESS: RoleKey[] = [
  'drafter',
  'reviewer',
  'legality-reviewer',
  'confidentiality-reviewer',
  'releaser',
  'handler',
  'disclosure-head',
  'registrar',
  'agency-supervisor',
  'supervising-office',
]
const ADMINISTRATORS: RoleKey[] = ['system-admin', 'security-admin', 'audit-admin']
const ALL = [...BUSINESS, ...ADMINISTRATORS]
const PAIRS = ALL.flatMap(a => ALL.map(b => [a, b] as const))

/** The truth, said another way than the rule says it. */
function expected(a: RoleKey, b: RoleKey) {
  if (a === b || (BUSINESS.includes(a) && BUSINESS.includes(b))) return undefined
  return ADMINISTRATORS.includes(a) && ADMINISTRATORS.includes(b)
    ? 'two-administrators'
    : 'administrator-with-business'
}

describe('one person', () => {
  it.each(PAIRS)('as %s and %s', (a, b) => {
    const answer = rolesMayBeHeldTogether([a, b])
    const reason = expected(a, b)
    if (reason === undefined) {
      expect(answer).toEqual({ ok: true })
    } else {
      expect(answer).toMatchObject({ ok: false, reason })
      if (!answer.ok) expect([...answer.conflict].sort()).toEqual([a, b].sort())
    }
  })

  it('may hold every business role at once, or none', () => {
    expect(rolesMayBeHeldTogether(BUSINESS)).toEqual({ ok: true })
    expect(rolesMayBeHeldTogether([])).toEqual({ ok: true })
  })

  it('is refused however many innocent roles surround the conflict', () => {
    expect(rolesMayBeHeldTogether([...BUSINESS, 'audit-admin'])).toMatchObject({
      ok: false,
      reason: 'administrator-with-business',
    })
    expect(rolesMayBeHeldTogether(ALL)).toMatchObject({ ok: false, reason: 'two-administrators' })
  })
})

describe('the roles', () => {
  it('are thirteen, each with a name and a description of its own', () => {
    expect(ROLES.map(role => role.key)).toEqual(ALL)
    expect(new Set(ROLES.map(role => role.name)).size).toBe(13)
    expect(new Set(ROLES.map(role => role.description)).size).toBe(13)
    expect(ROLES.filter(role => role.administrator).map(role => role.key)).toEqual(ADMINISTRATORS)
    expect(roleOf('releaser')?.name).toContain('终审')
    expect(roleOf('root')).toBeUndefined()
  })
})
