import { describe, expect, it } from 'vitest'
import { BUILT_IN_CALENDAR } from '../../../law/work-calendar-data.ts'
import { reckon } from './reckon.ts'

const ask = (from: string, days: string) => reckon({ from, days }, BUILT_IN_CALENDAR)

describe('somebody who counts working days', () => {
  it('is asked nothing before they ask', () => {
    expect(ask('', '')).toEqual({ state: 'not-asked' })
  })

  it('gets the day, with a reason for every day between', () => {
    const answer = ask('2026-09-18', '3')
    expect(answer).toMatchObject({ state: 'answered', date: '2026-09-22', provisional: false })
    if (answer.state !== 'answered') return
    expect(answer.because.map(day => [day.date, day.reason, day.counted])).toEqual([
      ['2026-09-18', 'base', false],
      ['2026-09-19', 'weekend', false],
      ['2026-09-20', 'make-up-workday', true],
      ['2026-09-21', 'weekday', true],
      ['2026-09-22', 'weekday', true],
    ])
  })

  it('is told that the answer is provisional where it reaches into a year without data', () => {
    expect(ask('2026-12-30', '1')).toMatchObject({ date: '2026-12-31', provisional: false })
    expect(ask('2026-12-30', '2')).toMatchObject({ date: '2027-01-01', provisional: true })
  })

  it.each([
    ['no day', '', '3', ['from']],
    ['a day that does not exist', '2026-02-30', '3', ['from']],
    ['no number', '2026-02-28', '', ['days']],
    ['nought days', '2026-02-28', '0', ['days']],
    ['more than a year of working days', '2026-02-28', '251', ['days']],
    ['a day of which no notice is kept', '2018-12-31', '3', ['from']],
    ['the last day that can be written', '9999-12-31', '1', ['from']],
    ['words', 'tomorrow', 'x', ['from', 'days']],
  ])('is told what to mend after %s', (_, from, days, fields) => {
    const answer = ask(from, days)
    expect(answer.state === 'wrong' && answer.problems.map(problem => problem.field)).toEqual(fields)
  })
})
