import { describe, expect, it } from 'vitest'
import { readLawNotes } from './law-notes.ts'

const read = (...texts: string[]) =>
  readLawNotes(
    texts.map(text => ({ text, level: undefined })),
    0,
  )

describe('the notes below the title of a law', () => {
  it('name the assembly that made it and the day when it was approved', () => {
    expect(
      read(
        '2023年8月25日 示例市第二届人民代表大会常务委员会第三次会议通过',
        '2023年9月30日 经示例省第三届人民代表大会常务委员会第四次会议批准',
        '第一条 为了示例。',
      ),
    ).toEqual({ agency: '示例市人民代表大会常务委员会', date: '2023-09-30', number: null })
  })

  it('count the last act and not the coming into force', () => {
    expect(
      read(
        '2007年4月5日 中华人民共和国国务院令第1000号公布',
        '2019年4月3日 中华人民共和国国务院令第1001号修订　',
        '2019年5月15日 施行',
      ),
    ).toEqual({ agency: '国务院', date: '2019-04-03', number: '国令第1001号' })
  })

  it('may be broken over two lines', () => {
    expect(
      read(
        '2020年1月2日 示例省第一届人民代表大会常务委员会第五次会议《关于修改〈示例',
        '办理条例〉的决定》修正',
        '第一条 示例。',
      )?.date,
    ).toBe('2020-01-02')
  })

  it('are absent from a notice', () => {
    expect(read('为了做好示例工作，现通知如下。', '2020年1月2日前完成。')).toBeUndefined()
  })
})
