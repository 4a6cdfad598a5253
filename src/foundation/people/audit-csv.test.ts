import { describe, expect, it } from 'vitest'
import { auditCsv } from './audit-csv.ts'
import { actorWords, dataWords, succeeded } from './audit-words.ts'

const entry = {
  id: '0193-a',
  at: new Date('2026-11-22T16:30:05Z'),
  kind: 'people.sign-in-failed',
  actorId: null,
  actor: null,
  scopeId: null,
  subjectType: 'person',
  subjectId: '0193-b',
  subjectAccount: 'li.ming',
  data: { reason: 'password', client: 'ab12' },
  seq: '7',
  hash: 'ff00',
}

describe('the audit list as a file', () => {
  it('has date, user, kind and success in every row', () => {
    const [head, row, end] = auditCsv([entry]).split('\r\n')
    expect(head?.startsWith('\ufeff时间,')).toBe(true)
    expect(row).toBe(
      '2026-11-23 00:30:05,2026-11-22T16:30:05.000Z,登录失败,people.sign-in-failed,失败,,,person,0193-b,li.ming,,"{""reason"":""password"",""client"":""ab12""}",7,ff00,0193-a',
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

describe('an event in words', () => {
  it('says who acted, or why nobody is named', () => {
    expect(actorWords(entry)).toBe('未登录者')
    expect(actorWords({ ...entry, kind: 'people.granted' })).toBe('命令行')
    expect(actorWords({ ...entry, kind: 'publications.released' })).toBe('系统')
    expect(actorWords({ ...entry, actorId: '0193-c', actor: 'anquan' })).toBe('anquan')
  })

  it('names what it knows and shows the rest as it is', () => {
    expect(dataWords({ reason: 'password', role: 'drafter', until: null, digest: 'ff' })).toBe(
      '原因：口令不符；角色：拟稿人；digest：ff',
    )
  })
})
