import { describe, expect, it } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'

describe('a document in Markdown', () => {
  it('gives headings their level and each line its own paragraph', () => {
    const { blocks } = fromMarkdown(
      '# 示例条例\n\n<!-- 说明 -->\n## 第一章 总则\n\n第一条 甲。\n第二条 **乙**。\n\n---\n',
    )
    expect(blocks).toEqual([
      { kind: 'text', html: '示例条例', level: 1 },
      { kind: 'text', html: '第一章 总则', level: 2 },
      { kind: 'text', html: '第一条 甲。' },
      { kind: 'text', html: '第二条 <strong>乙</strong>。' },
      { kind: 'raw', html: '<hr>' },
    ])
  })

  it('reads a pipe table with its header row and empty cells', () => {
    const { blocks } = fromMarkdown('| 甲 | 乙 |\n|---|---|\n| 1 |  |\n')
    const [table] = blocks
    if (table?.kind !== 'table') throw new Error('no table')
    expect(table.rows.map(row => row.map(cell => [cell.html, cell.header]))).toEqual([
      [
        ['甲', true],
        ['乙', true],
      ],
      [
        ['1', false],
        ['', false],
      ],
    ])
  })

  it('keeps lists and quotations, escapes markup, and names a picture that is not here', () => {
    const { blocks, lost } = fromMarkdown(
      '- 甲\n- 乙\n\n> 引文\n\n<script>alert(1)</script>\n\n![示意图](a.png)\n',
    )
    expect(blocks.map(block => (block.kind === 'table' ? '' : block.html))).toEqual([
      '<ul><li>甲</li><li>乙</li></ul>',
      '<blockquote><p>引文</p></blockquote>',
      '&lt;script&gt;alert(1)&lt;/script&gt;',
    ])
    expect(lost).toEqual([{ code: 'image-not-included', detail: '示意图' }])
  })

  it('loses nothing to a comment that is never closed', () => {
    expect(fromMarkdown('甲。\n<!-- 乙。\n丙。').blocks).toHaveLength(3)
  })
})
