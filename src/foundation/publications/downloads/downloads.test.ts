import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../content.ts'
import { docxDownload } from './docx.ts'
import { textDownload } from './text.ts'

const content = {
  ...emptyContent(),
  title: '关于示例事项的通知',
  documentNumber: '示例发〔2026〕1号',
  issuers: ['示例市人民政府'],
  body: [
    '<h2>一、总体要求</h2><p>按照<strong>规定</strong>办理，H<sub>2</sub>O &lt; 5。</p>',
    '<ol start="3"><li>第三项</li><li><p>第四项</p><ul><li>其下一项</li></ul></li></ol>',
    '<table><caption>分工表</caption><thead><tr><th>单位</th><th>任务</th></tr></thead>',
    '<tbody><tr><td rowspan="2">甲局</td><td>一</td></tr><tr><td>二</td></tr></tbody></table>',
    '<p><a href="https://example.org/a?b=1&amp;c=2">依据</a><img src="/files/1" alt="流程图"></p>',
    '<p class="align-right">示例市人民政府</p>',
  ].join('\n'),
  attachments: [
    {
      id: '0',
      name: '报名表.docx',
      mediaType: 'application/msword',
      size: 1,
      sha256: 'a'.repeat(64),
    },
  ],
}
const metadata = [{ label: '索引号', value: '113713/2026-0000001' }]
const address = 'https://gov.example/d/1'

describe('whoever takes a document home', () => {
  test('has in the Word file the words, headings, numbers, tables and links of the page', async () => {
    const { value: html } = await mammoth.convertToHtml({
      buffer: await docxDownload(content, metadata, address),
    })
    expect(html).toContain('<h1>一、总体要求</h1>')
    expect(html).toContain('按照<strong>规定</strong>办理，H<sub>2</sub>O &lt; 5。')
    for (const words of [
      '3. 第三项',
      '4. 第四项',
      '· 其下一项',
      '分工表',
      '［图：流程图］',
      '附件：报名表.docx',
    ])
      expect(html).toContain(words)
    expect(html).toContain('<td rowspan="2"><p>甲局</p></td>')
    expect(html).toContain('href="https://example.org/a?b=1&amp;c=2"')
    expect(html.indexOf('索引号：113713/2026-0000001')).toBeGreaterThan(html.indexOf('示例市人民政府'))
    expect(html).toContain(`网页地址：${address}`)
  })

  test('has a Word file even of a text with controls, empty tables and nothing at all', async () => {
    const odd = { ...content, body: '<p>a\u0001b</p><table><tbody><tr></tr></tbody></table>' }
    const { value: html } = await mammoth.convertToHtml({ buffer: await docxDownload(odd, [], address) })
    expect(html).toContain('ab')
    const empty = await docxDownload({ ...emptyContent(), title: '空' }, [], address)
    expect((await mammoth.extractRawText({ buffer: empty })).value).toContain('空')
  })

  test('has in the text file the same words, in lines that any editor shows', () => {
    const text = textDownload(content, metadata, address)
    expect(text.startsWith('\ufeff关于示例事项的通知\r\n')).toBe(true)
    expect(text).toContain('\r\n一、总体要求\r\n按照规定办理')
    expect(text).toContain('3. 第三项\r\n4. 第四项')
    expect(text).toContain('附件1：报名表.docx\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})
