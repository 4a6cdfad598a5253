import { describe, expect, it } from 'vitest'
import { findSecrecyMarks } from './secrecy-marks.ts'

describe('a secrecy mark', () => {
  it.each([
    ['机密★1年', '机密', '机密★1年'],
    ['绝密★启用前', '绝密', '绝密★启用前'],
    ['秘密★长期\n正文', '秘密', '秘密★长期'],
    ['份号000001\n机密★１０年\n特急', '机密', '机密★１０年'],
    ['秘密 ★ 三个月', '秘密', '秘密 ★'],
    ['绝密*', '绝密', '绝密*'],
    ['标题\n机　密\n正文', '机密', '机　密'],
    ['【秘密】', '秘密', '【秘密】'],
    ['密级：机密', '机密', '密级：机密'],
  ])('is seen in %j', (text, level, mark) => {
    const found = findSecrecyMarks(text)
    expect(found.map(item => [item.level, text.slice(item.start, item.end)])).toEqual([[level, mark]])
  })

  it.each([
    '依法确定为国家秘密的政府信息，不予公开。',
    '涉及商业秘密、个人隐私',
    '保守国家秘密法',
    '密级和保密期限应当标注',
    '属于绝密、机密、秘密级的事项',
    '',
  ])('is not seen in %j', text => {
    expect(findSecrecyMarks(text)).toEqual([])
  })
})
