import { describe, expect, it } from 'vitest'
import { type AgencyName, normalName, resolveName } from './names.ts'

const names: AgencyName[] = [
  { agencyId: 'environment', name: '临沂市环境保护局', kind: 'official', from: null, until: '2019-01-10' },
  { agencyId: 'environment', name: '临沂市生态环境局', kind: 'official', from: '2019-01-10', until: null },
  { agencyId: 'environment', name: '市环保局', kind: 'alias', from: null, until: null },
  { agencyId: 'old-town', name: '示例镇（街道）', kind: 'official', from: null, until: '2020-01-01' },
  { agencyId: 'new-town', name: '示例镇(街道)', kind: 'official', from: '2020-01-01', until: null },
  { agencyId: 'science', name: 'A局', kind: 'short', from: null, until: null },
  { agencyId: 'industry', name: 'A局', kind: 'alias', from: null, until: null },
]

const idsOf = (text: string, at: string) => resolveName(names, text, at).map(each => each.agencyId)

describe('a written name', () => {
  it.each([
    ['spaces and line breaks that a page put in', '临沂市 生态\n环境局'],
    ['an invisible character', '临沂市生态\u200b环境局'],
    ['a full-width space', '临沂市　生态环境局'],
  ])('is found in spite of %s', (_, text) => {
    expect(idsOf(text, '2026-01-01')).toEqual(['environment'])
  })

  it.each(['示例镇（街道）', '示例镇(街道)', '示例镇﹝街道﹞', '示例镇【街道】', '示例镇〔街道〕'])(
    'is the same in any brackets: %s',
    text => {
      expect(idsOf(text, '2026-01-01')).toEqual(['new-town'])
    },
  )

  it('means who bore it on the day of the paper', () => {
    expect(idsOf('示例镇（街道）', '2019-12-31')).toEqual(['old-town'])
    expect(idsOf('示例镇（街道）', '2020-01-01')).toEqual(['new-town'])
  })

  it('of another time is offered, and said to be so', () => {
    expect(resolveName(names, '临沂市环境保护局', '2026-01-01')).toEqual([
      { agencyId: 'environment', name: '临沂市环境保护局', kind: 'official', inForce: false },
    ])
  })

  it('that several bear gives all of them, the official bearer first', () => {
    expect(idsOf('Ａ局', '2026-01-01')).toEqual(['science', 'industry'])
  })

  it('that nobody bears gives none, and neither does nothing at all', () => {
    expect(idsOf('市无此局', '2026-01-01')).toEqual([])
    expect(idsOf(' 　', '2026-01-01')).toEqual([])
  })

  it('is never matched by a part of it', () => {
    expect(idsOf('生态环境局', '2026-01-01')).toEqual([])
  })

  it('is compared in one form', () => {
    expect(normalName('（Ａ）　局')).toBe('(a)局')
  })
})
