import { describe, expect, it } from 'vitest'
import { agenciesOfLine, isAgencyName, isFullName, mayBeSame } from './agency-names.ts'
import { agencyOfTitle } from './agency-of-title.ts'

describe('the names of issuers', () => {
  it.each(['国务院', '示例市人民政府办公室', '示例县卫生健康局', '示例市公积金中心', '示例镇人民政府'])(
    '%s is one',
    name => {
      expect(isAgencyName(name)).toBe(true)
    },
  )

  it.each(['各县区人民政府', '感谢支持', '示例市人民政府，各部门', '关于示例局', '2024年示例局', '示例方案'])(
    '%s is none',
    name => {
      expect(isAgencyName(name)).toBe(false)
    },
  )

  it('are several where spaces or 、 set them apart, and none when one part is prose', () => {
    expect(agenciesOfLine('示例市教育局、示例市财政局')).toEqual(['示例市教育局', '示例市财政局'])
    expect(agenciesOfLine('示例市教育局 特此通知')).toBeUndefined()
  })

  it('are short forms without their place', () => {
    expect(isFullName('示例市公安局')).toBe(true)
    expect(isFullName('市公安局')).toBe(false)
    expect(mayBeSame('市政府办公室', '示例市政府办公室')).toBe(true)
    expect(mayBeSame('国务院', '国务院办公厅')).toBe(false)
  })

  it('begin titles, before 关于, 转发, 印发 or 对', () => {
    expect(agencyOfTitle('示例市人民政府关于示例的决定')).toBe('示例市人民政府')
    expect(agencyOfTitle('示例省人民政府办公厅转发国务院办公厅关于示例的通知')).toBe('示例省人民政府办公厅')
    expect(agencyOfTitle('示例市民政局对市人大示例会议第7号建议的答复')).toBe('示例市民政局')
    expect(agencyOfTitle('示例市教育局 示例市财政局关于示例资金的通知')).toBe('示例市教育局、示例市财政局')
    expect(agencyOfTitle('关于示例的通告')).toBeUndefined()
    expect(agencyOfTitle('示例市供水条例')).toBeUndefined()
  })
})
