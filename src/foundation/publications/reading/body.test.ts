import { describe, expect, it } from 'vitest'
import { type Block, lineOf, textBlock } from './blocks.ts'
import { writeBody } from './body.ts'
import { readStructure } from './structure.ts'

function bodyOf(...given: (string | Block)[]): string[] {
  const blocks = given.map(one => (typeof one === 'string' ? textBlock(one) : one))
  const lines = blocks.map(block => ({
    text: lineOf(block),
    level: block.kind === 'text' ? block.level : undefined,
  }))
  return writeBody(blocks, readStructure(lines)).split('\n')
}

describe('the body of a document', () => {
  it('has headings for 一、 and （一）, and strong type for a heading that runs into its text', () => {
    expect(
      bodyOf(
        '示例工作方案',
        '为示例，制定本方案。',
        '一、总体要求',
        '（一）示例原则。',
        '坚持示例。',
        '（二）示例目标。到年底完成。',
      ),
    ).toEqual([
      '<p>为示例，制定本方案。</p>',
      '<h2>一、总体要求</h2>',
      '<h3>（一）示例原则。</h3>',
      '<p>坚持示例。</p>',
      '<p><strong>（二）示例目标。</strong>到年底完成。</p>',
    ])
  })

  it('never skips a level', () => {
    expect(bodyOf('示例方案', '制定本方案如上。', '（一）甲', '正文。', '一、乙', '正文。')).toEqual([
      '<p>制定本方案如上。</p>',
      '<h2>（一）甲</h2>',
      '<p>正文。</p>',
      '<h2>一、乙</h2>',
      '<p>正文。</p>',
    ])
  })

  it('keeps the items of an article apart from headings', () => {
    const body = bodyOf(
      ...[
        '示例条例',
        '第一章 总则',
        '第一条 为了示例，制定本条例。',
        '第二条 示例包括：',
        '（一）甲；',
        '（二）乙。',
      ],
      ...['第二章 附则', '第三条 本条例自公布之日起施行。'],
    )
    expect(body).toContain('<h2>第一章 总则</h2>')
    expect(body).toContain('<p><strong>第一条</strong> 为了示例，制定本条例。</p>')
    expect(body).toContain('<p>（二）乙。</p>')
  })

  it('sets an enclosed document and its attachment under headings of one level', () => {
    expect(
      bodyOf(
        ...[
          '示政办字〔2024〕7号',
          '各县区人民政府：',
          '现将《示例要点》印发给你们。',
          '示例市人民政府办公室',
          '2024年7月17日',
        ],
        ...['示例要点', '做好示例工作。', '一、甲', '正文。', '附件', '示例工作', '分解表', '表略。'],
      ).filter(line => line.startsWith('<h')),
    ).toEqual(['<h2>示例要点</h2>', '<h3>一、甲</h3>', '<h2>附件 示例工作分解表</h2>'])
  })

  it('leaves a table of contents as lines', () => {
    const headings = bodyOf(
      '示例规定',
      '目录',
      '第一章 甲',
      '第二章 乙',
      '第一章 甲',
      '第一条 示例。',
      '第二章 乙',
      '第二条 示例。',
    )
    expect(headings.filter(line => line.startsWith('<h'))).toEqual([
      '<h2>第一章 甲</h2>',
      '<h2>第二章 乙</h2>',
    ])
  })

  it('writes header cells with their scope, and spans', () => {
    const cell = (html: string, header: boolean, colspan = 1) => ({ html, header, colspan, rowspan: 1 })
    const table: Block = {
      kind: 'table',
      caption: '示例表',
      rows: [[cell('甲', true, 2)], [cell('乙', true), cell('1', false)]],
    }
    expect(bodyOf('示例说明', '正文。', table)[1]).toBe(
      '<table><caption>示例表</caption><thead><tr><th scope="col" colspan="2">甲</th></tr></thead>' +
        '<tbody><tr><th scope="row">乙</th><td>1</td></tr></tbody></table>',
    )
  })
})
