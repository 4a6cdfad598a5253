import { describe, expect, it } from 'vitest'
import { auditCsv, succeeded } from './audit-csv.ts'

const entry = {
  id: '0193-a',
  at: new Date('2026-11-22T16:30:05Z'),
  kind: 'people.sign-in-failed',
  actorId: null,
  actor: null,
  scopeId: null,
  subjectType: 'person',
  subjectId: '0193-b',
  data: { reason: 'password', client: 'ab12' },
  seq: '7',
  hash: 'ff00',
}

describe('the audit list as a file', () => {
  it('has date, user, kind and success in every row', () => {
    const [head, row, end] = auditCsv([entry]).split('\r\n')
    expect(head?.startsWith('\ufeff时间,')).toBe(true)
    expect(row).toBe(
      '2026-11-23 00:30,2026-11-22T16:30:05.000Z,登录失败,people.sign-in-failed,失败,,,person,0193-b,,"{""reason"":""password"",""client"":""ab12""}",7,ff00,0193-a',
    )
    expect(end).toBe('')
  })

  it('lets no text become a formula', () => {
    expect(auditCsv([{ ...entry, subjectId: '=1+1' }])).toContain(",'=1+1,")
  })

  it('knows what did not succeed', () => {
    expect(succeeded('people.signed-in')).toBe(true)
    expect(succeeded('people.locked')).toBe(false)
    expect(succeeded('people.sign-in-failed')).toBe(false)
  })
})
