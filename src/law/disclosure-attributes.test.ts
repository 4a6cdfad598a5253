import { describe, expect, it } from 'vitest'
import { attributeOfNote, attributeProblems, DISCLOSURE_ATTRIBUTES } from './disclosure-attributes.ts'
import { EXEMPTIONS, exemptionOf } from './exemptions.ts'

describe('an exemption', () => {
  it.each([
    ['X1', 'prohibited', '第十四条'],
    ['X2', 'prohibited', '第十四条'],
    ['X3', 'prohibited', '第十四条'],
    ['X4', 'prohibited-unless', '第十五条'],
    ['X5', 'discretionary', '第十六条第一款'],
    ['X6', 'discretionary', '第十六条第二款'],
    ['X7', 'discretionary', '第十六条第二款'],
  ])('%s is %s by %s', (key, strength, article) => {
    expect(exemptionOf(key)).toMatchObject({ strength, article: expect.stringContaining(article) })
  })

  it('is one of seven', () => {
    expect(EXEMPTIONS).toHaveLength(7)
    expect(exemptionOf('X8')).toBeUndefined()
  })
})

describe('an author who proposes how a document is published', () => {
  it.each([
    [{ attribute: 'proactive' }, []],
    [{ attribute: 'on-request', reason: '只涉及个别单位' }, []],
    [{ attribute: 'withheld', reason: '过程稿', exemption: 'X6' }, []],
    [{ attribute: 'on-request', reason: ' ' }, [{ field: 'reason', code: 'missing' }]],
    [
      { attribute: 'withheld' },
      [
        { field: 'reason', code: 'missing' },
        { field: 'exemption', code: 'missing' },
      ],
    ],
    [{ attribute: 'withheld', reason: '内部', exemption: 'X9' }, [{ field: 'exemption', code: 'unknown' }]],
    [{ attribute: 'proactive', exemption: 'X1' }, [{ field: 'exemption', code: 'not-fitting' }]],
    [{ attribute: 'secret' }, [{ field: 'attribute', code: 'unknown' }]],
  ])('%o has problems %o', (proposal, problems) => {
    expect(attributeProblems(proposal)).toEqual(problems)
  })

  it('releases only what is proactive', () => {
    expect(DISCLOSURE_ATTRIBUTES.filter(({ releasable }) => releasable).map(({ key }) => key)).toEqual([
      'proactive',
    ])
  })
})

describe('the note at the end of a document', () => {
  it.each([
    ['（此件公开发布）', 'proactive'],
    ['（此件主动公开）', 'proactive'],
    ['(此件主动公开)', 'proactive'],
    ['（ 此件 依申请公开 ）', 'on-request'],
    ['（此件不予公开）', 'withheld'],
    ['（此件不公开）', 'withheld'],
    ['（此件删减后公开）', 'proactive'],
    ['正文引用（此件公开发布）。\n（此件依申请公开）', 'on-request'],
    ['此件公开发布', undefined],
    ['', undefined],
  ])('%j means %s', (text, expected) => {
    expect(attributeOfNote(text)).toBe(expected)
  })

  it('that the platform writes is read back', () => {
    for (const { key, note } of DISCLOSURE_ATTRIBUTES) expect(attributeOfNote(note)).toBe(key)
  })
})
