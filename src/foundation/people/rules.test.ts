import { describe, expect, it } from 'vitest'
import { actRefusal, destination, lackingRoles, nextStep, oneTimeExpired, passwordDaysLeft } from './rules.ts'

describe('a person who signs in', () => {
  it.each([
    ['for the first time sets a password of their own', 'password', true, false, 'password'],
    ['then brings a device', 'password', false, false, 'enrol'],
    ['with a device proves it', 'password', false, true, 'code'],
    ['with a device and an old password proves the device first', 'password', true, true, 'code'],
    ['and only then changes the password', 'full', true, true, 'password'],
    ['is in', 'full', false, true, 'done'],
  ] as const)('%s', (_, stage, mustChange, factorConfirmed, step) => {
    expect(nextStep({ stage, mustChange, factorConfirmed })).toBe(step)
  })

  it.each([
    ['/desk/publications/1?tab=2', '/desk/publications/1?tab=2'],
    ['/desk', '/desk'],
    ['', '/desk'],
    [null, '/desk'],
    ['https://elsewhere.example/desk', '/desk'],
    ['//elsewhere.example/desk', '/desk'],
    ['/\\elsewhere.example/desk', '/desk'],
    ['/\t/elsewhere.example/desk', '/desk'],
    ['javascript:alert(1)', '/desk'],
    ['/deskless', '/desk'],
    ['/agencies', '/desk'],
    ['/desk/sign-in', '/desk'],
    ['/desk/sign-out', '/desk'],
    ['/desk/../agencies', '/desk'],
  ])('and asked for %j goes to %s', (asked, path) => {
    expect(destination(asked)).toBe(path)
  })
})

describe('a one-time password', () => {
  const until = new Date('2026-12-01T00:00:00Z')
  it.each([
    ['2026-11-30T23:59:59Z', false],
    ['2026-12-01T00:00:00Z', true],
  ])('at %s is dead: %s', (now, dead) => {
    expect(oneTimeExpired(until, new Date(now))).toBe(dead)
    expect(oneTimeExpired(null, new Date(now))).toBe(false)
  })
})

describe('a password', () => {
  it.each([
    ['2026-09-01T00:00:00Z', 90],
    ['2026-11-23T00:00:00Z', 7],
    ['2026-11-23T00:00:01Z', 6],
    ['2026-11-29T12:00:00Z', 0],
    ['2027-01-01T00:00:00Z', 0],
  ])('of the first of September has at %s %i days left of ninety', (now, days) => {
    expect(passwordDaysLeft(new Date('2026-09-01T00:00:00Z'), new Date(now), 90)).toBe(days)
  })
})

describe('an administrator', () => {
  const person = { id: 'a', state: 'active', factorConfirmed: true } as const

  it('never acts on the own account', () => {
    for (const act of [
      'lock',
      'unlock',
      'leave',
      'reset-password',
      'clear-second-factor',
      'change',
    ] as const) {
      expect(actRefusal(act, 'a', person)).toBe('own-account')
    }
  })

  it.each([
    ['lock', person, undefined],
    ['lock', { ...person, state: 'locked' }, 'locked-already'],
    ['unlock', person, 'not-locked'],
    ['unlock', { ...person, state: 'locked' }, undefined],
    ['reset-password', { ...person, state: 'locked' }, undefined],
    ['reset-password', { ...person, state: 'left' }, 'has-left'],
    ['leave', { ...person, state: 'left' }, 'has-left'],
    ['clear-second-factor', { ...person, factorConfirmed: false }, 'no-second-factor'],
  ] as const)('may %s %o: %s', (act, to, refusal) => {
    expect(actRefusal(act, 'b', to)).toBe(refusal)
  })
})

describe('a deputy', () => {
  const reviewer = { role: 'reviewer', agencyId: 'finance' }
  const lawyer = { role: 'legality-reviewer', agencyId: 'finance' }

  it('holds every role of the absent person in the same agency', () => {
    expect(
      lackingRoles([reviewer, lawyer], [lawyer, reviewer, { role: 'drafter', agencyId: 'finance' }]),
    ).toEqual([])
    expect(lackingRoles([reviewer, lawyer], [reviewer])).toEqual([lawyer])
    expect(lackingRoles([reviewer], [{ role: 'reviewer', agencyId: 'health' }])).toEqual([reviewer])
  })
})
