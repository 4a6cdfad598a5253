import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PASSWORD_SETTINGS, passwordExpired, passwordProblems } from './password-rules.ts'

const about = { account: 'zhangwei', usedRecently: false }

describe('a clerk who chooses a password', () => {
  it.each(['Tk7#vLq2mZ', 'correct-Horse-7-battery', '临沂的Yi河水2020清又清', 'mV9!tRw4xKp', 'aB3$eF6^hJ9&'])(
    'may take %s',
    password => {
      expect(passwordProblems(password, about)).toEqual([])
    },
  )

  it.each([
    ['Tk7#vLq2', ['too-short']],
    [`Tk7#vLq2mZ${'xY8-'.repeat(40)}`, ['too-long']],
    ['Tk7#vLq\n2mZ', ['control-character']],
    ['tkvlqmzrwp', ['too-few-classes']],
    ['tkvlqmzrw7', ['too-few-classes']],
    ['Zhangwei#7kQmX', ['contains-account']],
    ['ieWGnahz#7kQmX', ['contains-account']],
    ['Tk7#vLqqqqq2mZ', ['repeated-characters']],
    ['Tk#asdfg7LqmZw', ['keyboard-run']],
    ['Tk#trewq7LqmZw', ['keyboard-run']],
    ['Admin@123456', ['keyboard-run', 'weak']],
    ['P@ssw0rd2024', ['weak']],
    ['P@ssw0rd!!11', ['weak']],
    ['Welcome2024!', ['weak']],
    ['Linyi@2024zwgk', ['weak']],
    ['1qaz@WSX3edc', ['keyboard-run', 'weak']],
    ['Ab1!Ab1!Ab1!', ['weak']],
    ['', ['too-short', 'too-few-classes', 'weak']],
  ])('may not take %j: %o', (password, problems) => {
    expect(passwordProblems(password, about)).toEqual(problems)
  })

  it('may not take one of the last passwords again', () => {
    expect(passwordProblems('Tk7#vLq2mZ', { ...about, usedRecently: true })).toEqual(['used-recently'])
  })

  it('is held to the city’s own numbers', () => {
    const strict = { ...DEFAULT_PASSWORD_SETTINGS, minLength: 12, minClasses: 4 }
    expect(passwordProblems('Tk7xvLq2mZ', about, strict)).toEqual(['too-short', 'too-few-classes'])
    const lenient = { ...DEFAULT_PASSWORD_SETTINGS, minLength: 6, minClasses: 1 }
    expect(passwordProblems('tkvlqmz', about, lenient)).toEqual([])
  })

  it('is never told that a short account name is inside', () => {
    expect(passwordProblems('Tk7#vLq2mZ', { account: 'tk', usedRecently: false })).toEqual([])
  })

  it('gets an answer for any text at all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 10 }),
        (password, account) => {
          const problems = passwordProblems(password, { account, usedRecently: false })
          expect(new Set(problems).size).toBe(problems.length)
          if ([...password].length < 10) expect(problems).toContain('too-short')
        },
      ),
    )
  })
})

describe('a password that grows old', () => {
  const set = new Date('2026-01-01T00:00:00Z')

  it.each([
    ['2026-03-31T23:59:59Z', false],
    ['2026-04-01T00:00:00Z', true],
  ])('at %s must be changed: %s', (now, expected) => {
    expect(passwordExpired(set, new Date(now))).toBe(expected)
  })
})
