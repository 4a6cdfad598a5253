import { describe, expect, it } from 'vitest'
import {
  afterFailure,
  DEFAULT_SIGN_IN_SETTINGS,
  type FailureRecord,
  NO_FAILURES,
  sessionState,
  sessionsToEnd,
  signInPermission,
} from './sign-in-rules.ts'

const start = new Date('2026-11-22T08:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

function failedTimes(times: number): FailureRecord {
  let record = NO_FAILURES
  for (let count = 0; count < times; count += 1) record = afterFailure(record, start)
  return record
}

describe('a person who mistypes a password', () => {
  it.each([
    [0, 0, { allowed: true, attemptsLeft: 5 }],
    [1, 0, { allowed: true, attemptsLeft: 4 }],
    [4, 0, { allowed: true, attemptsLeft: 1 }],
    [5, 0, { allowed: false, until: later(15) }],
    [5, 14, { allowed: false, until: later(15) }],
    [5, 15, { allowed: true, attemptsLeft: 1 }],
    [6, 15, { allowed: false, until: later(30) }],
    [6, 30, { allowed: true, attemptsLeft: 1 }],
    [9, 29, { allowed: false, until: later(30) }],
  ])('after %i failures and %i minutes gets %o', (failures, minutes, expected) => {
    expect(signInPermission(failedTimes(failures), later(minutes))).toEqual(expected)
  })

  it('starts afresh after a success', () => {
    expect(signInPermission(NO_FAILURES, start)).toEqual({ allowed: true, attemptsLeft: 5 })
  })

  it('is held to the city’s own numbers', () => {
    const settings = { ...DEFAULT_SIGN_IN_SETTINGS, maxFailures: 3, lockMinutes: 20 }
    expect(signInPermission(failedTimes(3), start, settings)).toEqual({ allowed: false, until: later(20) })
  })
})

describe('a session', () => {
  it.each([
    [0, 0, 'live'],
    [0, 29, 'live'],
    [0, 30, 'idle-too-long'],
    [719, 719, 'live'],
    [719, 720, 'too-old'],
  ])('begun at 0, seen at %i and looked at in minute %i is %s', (seen, now, expected) => {
    expect(sessionState({ startedAt: start, lastSeenAt: later(seen) }, later(now))).toBe(expected)
  })

  it('of an account with three others ends the one longest unseen', () => {
    const sessions = [{ lastSeenAt: later(5) }, { lastSeenAt: later(1) }, { lastSeenAt: later(9) }]
    expect(sessionsToEnd(sessions)).toEqual([{ lastSeenAt: later(1) }])
    expect(sessionsToEnd(sessions.slice(0, 2))).toEqual([])
  })
})
