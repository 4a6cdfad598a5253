import { describe, expect, it } from 'vitest'
import { type Line, readOpening } from './opening.ts'

const linesOf = (...texts: string[]): Line[] => texts.map(text => ({ text, level: undefined }))
const BODY = '为做好全市示例工作，现就有关事项通知如下。'

describe('the head of a document', () => {
  it('gives a title that is broken over three lines, with number and addressee', () => {
    const opening = readOpening(
      linesOf(
        '示例市人民政府办公室关于进一步',
        '做好示例信息公开工作',
        '的通知',
        '示政办字〔2024〕7号',
        '各县区人民政府：',
        BODY,
      ),
    )
    expect(opening).toMatchObject({
      title: '示例市人民政府办公室关于进一步做好示例信息公开工作的通知',
      titleIsSure: true,
      number: '示政办字〔2024〕7号',
      addressee: '各县区人民政府',
      end: 5,
    })
  })

  it('reads the number above the title, below a red head and a grade of urgency', () => {
    const opening = readOpening(
      linesOf(
        '特急',
        '示例市教育局文件',
        '示教发[2024]第03号',
        '示例市教育局关于示例活动的通知',
        '各学校：',
        BODY,
      ),
    )
    expect(opening).toMatchObject({
      head: '示例市教育局',
      number: '示教发〔2024〕3号',
      title: '示例市教育局关于示例活动的通知',
      addressee: '各学校',
    })
  })

  it('has no title where a copy begins with number, addressee and letter', () => {
    const opening = readOpening(linesOf('示政办字﹝2024﹞7号', '各县区人民政府(管委会),市政府各部门:', BODY))
    expect(opening).toMatchObject({ title: null, addressee: '各县区人民政府(管委会),市政府各部门', end: 2 })
  })

  it('does not take a number cited in the text for its own', () => {
    const opening = readOpening(
      linesOf('示例工作方案', '根据《示例通知》（示政发〔2023〕1号）要求，制定本方案。'),
    )
    expect(opening.number).toBeNull()
  })

  it('does not take a sentence that announces a list for an addressee', () => {
    const opening = readOpening(linesOf('关于示例事项的通告', '现将有关事项通告如下：', '一、示例。'))
    expect(opening.addressee).toBeNull()
  })

  it('writes the number of an order of a government', () => {
    const opening = readOpening(linesOf('示例省人民政府令', '第 12 号', '《示例办法》已经通过，现予公布。'))
    expect(opening).toMatchObject({ number: '示例省人民政府令第12号', head: '示例省人民政府', title: null })
  })

  it('takes the heading that the file marks, and not the furniture above it', () => {
    const opening = readOpening([
      { text: '当前位置：首页 > 示例', level: undefined },
      { text: '示例问答', level: 1 },
      { text: BODY, level: undefined },
    ])
    expect(opening).toMatchObject({ title: '示例问答', titleIsSure: true, titleLines: [1] })
  })

  it('keeps two issuers on lines of their own apart', () => {
    const opening = readOpening(
      linesOf('示例市教育局', '示例市财政局', '关于示例资金的通知', '示教发〔2024〕9号', BODY),
    )
    expect(opening.title).toBe('示例市教育局 示例市财政局关于示例资金的通知')
  })

  it('is unsure of a first line that does not end as titles do', () => {
    expect(readOpening(linesOf('示例的春天', BODY))).toMatchObject({
      title: '示例的春天',
      titleIsSure: false,
    })
  })

  it('ends the title where titles end, and is unsure then', () => {
    expect(readOpening(linesOf('示例市领导在示例会议上的讲话', '示某某', BODY))).toMatchObject({
      title: '示例市领导在示例会议上的讲话',
      titleIsSure: false,
      titleLines: [0],
    })
  })

  it('keeps the occasion and the author of a report out of its title, and a salutation out of the addressee', () => {
    const opening = readOpening(
      linesOf('示例工作报告', '——2024年1月8日在示例会议上', '示例市统计局', '各位代表：', BODY),
    )
    expect(opening).toMatchObject({ title: '示例工作报告', titleIsSure: true, addressee: null, end: 1 })
  })

  it('is unsure of a number that is only one of the year', () => {
    const opening = readOpening(linesOf('公告', '2024年第3号', BODY))
    expect(opening).toMatchObject({ title: '公告', number: '2024年第3号', numberIsSure: false })
  })

  it('passes over the note below a title', () => {
    const opening = readOpening(
      linesOf('示例议事规则', '（2024年1月2日示例会议通过）', '第一条 为了示例，制定本规则。'),
    )
    expect(opening).toMatchObject({ title: '示例议事规则', notes: ['（2024年1月2日示例会议通过）'] })
  })
})
