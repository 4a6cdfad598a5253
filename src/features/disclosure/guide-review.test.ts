import { describe, expect, it } from 'vitest'
import { addMonths, guideDue, guidesDue, type LiveGuide } from './guide-review.ts'

const guide = (parts: Partial<LiveGuide> = {}): LiveGuide => ({
  agencyId: 'a',
  agencyName: '示例局',
  number: 1,
  editionId: 'e',
  reviewed: '2025-11-22',
  detailsChanged: null,
  email: '',
  ...parts,
})

describe('a guide', () => {
  it('is due for review so many months after it was brought up to date, not a day before', () => {
    expect(guideDue(guide(), 12, '2026-11-21')).toBeUndefined()
    expect(guideDue(guide(), 12, '2026-11-22')).toMatchObject({ dueOn: '2026-11-22', reason: 'age' })
  })

  it('is due at once when the agency’s details changed after that', () => {
    const moved = guide({ detailsChanged: '2026-03-02' })
    expect(guideDue(moved, 12, '2026-03-02')).toMatchObject({ dueOn: '2026-03-02', reason: 'details' })
  })

  it('is not due for a change on the day on which it was brought up to date, or before', () => {
    expect(guideDue(guide({ detailsChanged: '2025-11-22' }), 12, '2026-01-01')).toBeUndefined()
  })

  it('stays due by the earlier day, so that one letter goes out and not two', () => {
    const both = guide({ reviewed: '2025-01-10', detailsChanged: '2026-06-01' })
    expect(guideDue(both, 12, '2026-11-22')?.dueOn).toBe('2026-01-10')
  })

  it('stands in the list by how long it has waited', () => {
    const list = guidesDue([guide(), guide({ number: 2, reviewed: '2025-01-01' })], 12, '2026-12-01')
    expect(list.map(each => each.guide.number)).toEqual([2, 1])
  })

  it('of the last day of a month is due on the last day of a shorter one', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
  })
})
