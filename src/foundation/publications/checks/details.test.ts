import { describe, expect, it } from 'vitest'
import { detailFindings } from './details.ts'

const fields = [
  { name: 'reviewed', label: '更新日期', type: 'date', required: true, advances: true },
  { name: 'other', label: '其他日期', type: 'date', required: false },
] as const
const codes = (reviewed: string | null, before: string | undefined) =>
  detailFindings(
    fields,
    { reviewed },
    before === undefined ? undefined : { reviewed: before },
    '2026-11-22',
  ).map(({ code, level }) => `${level} ${code}`)

describe('the date on which a guide was last brought up to date', () => {
  it('may be today, and may stay what it was', () => {
    expect(codes('2026-11-22', '2026-10-01')).toEqual([])
    expect(codes('2026-10-01', '2026-10-01')).toEqual([])
    expect(codes('2026-10-01', undefined)).toEqual([])
  })

  it('never lies in the future', () => {
    expect(codes('2026-11-23', undefined)).toEqual(['block date-in-future'])
  })

  it('never goes back behind the one that the public has', () => {
    expect(codes('2026-09-30', '2026-10-01')).toEqual(['block date-goes-back'])
  })

  it('is not missed here: an empty one is named among what is lacking', () => {
    expect(codes(null, '2026-10-01')).toEqual([])
  })

  it('is the only kind of date that must move on', () => {
    expect(detailFindings(fields, { other: '2030-01-01' }, undefined, '2026-11-22')).toEqual([])
  })
})
