import { describe, expect, it } from 'vitest'
import type { RoleKey } from '../../src/law/roles.ts'
import { agencyOf } from './agencies.ts'
import { type DemoPerson, people } from './people.ts'

const ADMINISTRATORS: readonly RoleKey[] = ['system-admin', 'security-admin', 'audit-admin']

function rolesOf(person: DemoPerson): RoleKey[] {
  return person.roles.map(assignment => assignment.role)
}

describe('the cast of the demonstration', () => {
  it('gives each person an account of their own that is easy to type', () => {
    expect(new Set(people.map(person => person.account)).size).toBe(people.length)
    expect(new Set(people.map(person => person.key)).size).toBe(people.length)
    expect(new Set(people.map(person => person.name)).size).toBe(people.length)
    for (const person of people) {
      expect(person.account).toMatch(/^[a-z]+(\.[a-z]+)?$/)
      expect(person.title).toContain('示例')
    }
  })

  it('seats everyone in an inner office that their agency has', () => {
    for (const person of people) {
      const offices = agencyOf(person.agency).innerOffices.map(office => office.name)
      expect(offices, person.account).toContain(person.office)
    }
  })

  it('fills every role at the lead office', () => {
    const filled = new Set(people.filter(person => person.agency === 'city-office').flatMap(rolesOf))
    expect([...filled].sort()).toEqual(
      [
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
        ...ADMINISTRATORS,
      ].sort(),
    )
  })

  it('never lets one person write, sign 保密 and release, or read a text twice as author and reviewer', () => {
    for (const person of people) {
      const apart: readonly RoleKey[] = ['drafter', 'reviewer', 'confidentiality-reviewer', 'releaser']
      const held = rolesOf(person).filter(role => apart.includes(role))
      expect(held.length, person.account).toBeLessThanOrEqual(1)
    }
  })

  it('gives an administrator one power and no work beside it', () => {
    for (const kind of ADMINISTRATORS) {
      const holders = people.filter(person => rolesOf(person).includes(kind))
      expect(holders).toHaveLength(1)
      for (const holder of holders) expect(rolesOf(holder)).toEqual([kind])
    }
  })
})
