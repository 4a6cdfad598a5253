import { describe, expect, it } from 'vitest'
import { readOffices, writeOffices } from './offices.ts'

describe('inner offices written one a line', () => {
  it('come back as they were', () => {
    const offices = [
      { name: '办公室', duties: '综合协调', telephone: '0539-0000001' },
      { name: '法规科', duties: '', telephone: '0539-0000002' },
      { name: '信息科', duties: '', telephone: '' },
    ]
    expect(readOffices(writeOffices(offices))).toEqual(offices)
  })

  it('may be parted by the bars of any keyboard, or copied from a spreadsheet', () => {
    const office = { name: '办公室', duties: '综合', telephone: '1' }
    for (const line of ['办公室|综合|1', '办公室｜综合｜1', '办公室\t综合\t1', ' 办公室 | 综合 | 1 ']) {
      expect(readOffices(`\n${line}\n\n`)).toEqual([office])
    }
  })

  it.each([
    ['a name too long for a sign on a door', `${'长'.repeat(61)}｜职责`],
    ['duties without an office', '｜职责'],
  ])('are refused with %s', (_, text) => {
    expect(readOffices(text)).toBeUndefined()
  })
})
