import { describe, expect, it } from 'vitest'
import { mayBecome, VALIDITIES, type ValidityKey, validityOf } from './validity.ts'

const ALLOWED: Record<ValidityKey, ValidityKey[]> = {
  pending: ['in-force', 'repealed'],
  'in-force': ['amended', 'repealed', 'expired', 'declared-void'],
  amended: ['amended', 'repealed', 'expired', 'declared-void'],
  repealed: [],
  expired: [],
  'declared-void': [],
}

describe('the validity of a document', () => {
  it.each([
    ['pending', '未施行', false, true],
    ['in-force', '有效', true, true],
    ['amended', '已修改', true, true],
    ['repealed', '废止', false, false],
    ['expired', '失效', false, false],
    ['declared-void', '宣布失效', false, false],
  ])('%s is called %s, binds: %s, is shown by default: %s', (key, name, binding, shownByDefault) => {
    expect(validityOf(key)).toMatchObject({ name, binding, shownByDefault })
  })

  it.each(VALIDITIES.flatMap(a => VALIDITIES.map(b => [a.key, b.key] as const)))('%s to %s', (from, to) => {
    expect(mayBecome(from, to)).toBe(ALLOWED[from].includes(to))
  })

  it('is marked on the page unless it is plainly in force', () => {
    expect(VALIDITIES.filter(({ marked }) => !marked).map(({ key }) => key)).toEqual(['in-force'])
    expect(validityOf('lost')).toBeUndefined()
  })
})
