import { describe, expect, it } from 'vitest'
import { takeHeader } from './header.ts'
import { mergeStated, parseLabelledLine, stateOf } from './stated-metadata.ts'

describe('what a file says about itself', () => {
  it('is read from labelled lines, with spaces inside the labels and either colon', () => {
    expect(parseLabelledLine('索 引 号：示例000001/2024-0000007')).toEqual({
      label: '索引号',
      value: '示例000001/2024-0000007',
    })
    expect(parseLabelledLine('发文机关: 示例市人民政府')).toEqual({
      label: '发文机关',
      value: '示例市人民政府',
    })
    expect(parseLabelledLine('联系人：示例')).toBeUndefined()
  })

  it('keeps dates of three kinds apart', () => {
    const dates = (value: string) => stateOf([{ label: '日期', value }])
    expect(dates('成文 2024-01-02 / 发布 2024-02-03')).toEqual({
      written: '2024-01-02',
      published: '2024-02-03',
    })
    expect(dates('2024-02-03 09:30')).toEqual({ published: '2024-02-03' })
    expect(dates('2024-01-02（发布 2024-02-03 08:00）')).toEqual({
      written: '2024-01-02',
      published: '2024-02-03',
    })
    expect(dates('2024-01-02（示例网转载 2024-05-06）')).toEqual({ dated: '2024-01-02' })
    expect(dates('2024-01-02（2024-06-01施行）')).toEqual({ dated: '2024-01-02' })
  })

  it('ignores empty values and strokes, and lets the first statement win', () => {
    expect(stateOf([{ label: '文号', value: '-' }])).toEqual({})
    expect(mergeStated({ title: '甲' }, { title: '乙', number: '示〔2024〕1号' })).toEqual({
      title: '甲',
      number: '示〔2024〕1号',
    })
  })

  it('leaves the text below a header closed by dashes', () => {
    const { stated, rest } = takeHeader(['标题: 示例通知', '来源: 示例网', '----', '正文第一行。'])
    expect(stated).toEqual({ title: '示例通知' })
    expect(rest).toEqual(['正文第一行。'])
  })

  it('takes two labelled lines for a header, and a single one for text', () => {
    expect(takeHeader(['标题：示例', '文号：示〔2024〕1号', '', '正文。']).rest).toEqual(['正文。'])
    expect(takeHeader(['说明：本表由示例局填写。', '正文。']).rest).toEqual([
      '说明：本表由示例局填写。',
      '正文。',
    ])
  })
})
