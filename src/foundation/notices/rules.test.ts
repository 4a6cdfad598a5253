import { describe, expect, test } from 'vitest'
import { nextDue, sameAddress } from './rules.ts'
import { ownUrl } from './sources.ts'

const at = (text: string) => new Date(`${text}:00+08:00`)

describe('the next letter', () => {
  test.each([
    ['2026-11-23T06:59', '2026-11-23T07:00'],
    ['2026-11-23T07:00', '2026-11-24T07:00'],
    ['2026-12-31T12:00', '2027-01-01T07:00'],
  ])('of somebody who wants one each day, at %s, is due at %s', (now, due) => {
    expect(nextDue('daily', at(now))).toEqual(at(due))
  })

  test.each([
    ['2026-11-22T12:00', '2026-11-23T07:00'],
    ['2026-11-23T06:59', '2026-11-23T07:00'],
    ['2026-11-23T07:00', '2026-11-30T07:00'],
  ])('of somebody who wants one each week, at %s, is due on a Monday: %s', (now, due) => {
    expect(nextDue('weekly', at(now))).toEqual(at(due))
  })
})

test('an address that is typed in capitals is the same address', () => {
  expect(sameAddress('Reader@Example.COM')).toBe(sameAddress('reader@example.com'))
})

describe('what is subscribed', () => {
  test('is a page of ours', () => {
    expect(ownUrl('/search?q=%E4%BE%9B%E6%B0%B4')?.searchParams.get('q')).toBe('供水')
  })

  test.each(['', 'search', '//evil.example/', '/\\evil.example', 'https://evil.example/', '/ a', '/\t/evil'])(
    'is never an address elsewhere: %j',
    href => {
      expect(ownUrl(href)).toBeUndefined()
    },
  )
})
