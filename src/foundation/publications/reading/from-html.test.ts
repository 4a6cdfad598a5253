import { describe, expect, it } from 'vitest'
import { lineOf } from './blocks.ts'
import { fromHtml } from './from-html.ts'
import { readDocument } from './read-document.ts'

const linesOf = (html: string) => fromHtml(html).blocks.map(lineOf)

describe('a saved web page', () => {
  const page = `<!doctype html><html><head><title>示例网</title>
    <meta name="ArticleTitle" content="示例市民政局关于示例的通知"><meta name="PubDate" content="2024-03-05 09:30">
    <meta name="ContentSource" content="示例市民政局"></head><body>
    <div class="nav"><a href="/">首页</a><a href="/xxgk">政务公开</a></div>
    <table class="props"><tr><td>索 引 号：</td><td>示例001/2024-0000001</td><td>发文字号</td><td>示民发〔2024〕1号</td></tr>
    <tr><td>成文日期</td><td>2024年3月1日</td><td>主题分类</td><td>民政</td></tr></table>
    <div id="zoom"><p>各县区民政局：</p><p>现就示例工作<br>通知如下。</p><script>alert(1)</script></div>
    <div class="footer">示例市民政局主办</div></body></html>`

  it('is reduced to its article', () => {
    expect(linesOf(page)).toEqual(['各县区民政局：', '现就示例工作', '通知如下。'])
    expect(fromHtml(page).lost.map(remark => remark.code)).toEqual(['active-content', 'page-chrome'])
  })

  it('says title, dates, number and 索引号 beside its article', () => {
    expect(fromHtml(page).stated).toEqual({
      title: '示例市民政局关于示例的通知',
      published: '2024-03-05',
      written: '2024-03-01',
      number: '示民发〔2024〕1号',
      indexNumber: '示例001/2024-0000001',
      theme: '民政',
      pageTitle: '示例网',
    })
  })

  it('without a known container is searched for its densest part', () => {
    const text = '示例内容示例内容示例内容示例内容。'.repeat(20)
    const html = `<body><div><ul><li><a href="/a">栏目一</a></li><li><a href="/b">栏目二</a></li></ul></div>
      <div class="box"><div><p>${text}</p><p>${text}</p></div></div><footer>版权</footer></body>`
    expect(linesOf(html)).toEqual([text, text])
  })

  it('keeps a paragraph that stands beside the longest part', () => {
    const text = '示例内容示例内容示例内容示例内容。'.repeat(20)
    expect(linesOf(`<div><div>示例市民政局关于示例的通知</div><div><p>${text}</p></div></div>`)).toEqual([
      '示例市民政局关于示例的通知',
      text,
    ])
    expect(linesOf(`<h1>示例问答</h1><div><p>${text}</p></div>`)).toEqual(['示例问答', text])
  })

  it('may have its title above its article', () => {
    const html =
      '<title>示例问答-示例网</title><body><h1>示例问答</h1><div id="zoom"><p>正文。</p></div></body>'
    expect(fromHtml(html).stated).toEqual({ pageHeading: '示例问答', pageTitle: '示例问答' })
  })

  it('that shows title and place around its article leaves them out of the body', async () => {
    const html = `<title>示例市民政局关于示例的通知_示例网</title><body><div class="main"><h1>示例市民政局关于示例的通知</h1>
      <div><span>发布时间：2024-05-06 08:00</span><span>来源：示例网</span></div><div><p>示例市民政局</p><p>关于示例的通知</p>
      <p>示民发〔2024〕1号</p><p>各县区民政局：</p><p>请执行。</p></div></div>`
    const read = await readDocument({ name: '页.html', bytes: Buffer.from(html) })
    expect(read).toMatchObject({
      title: '示例市民政局关于示例的通知',
      number: '示民发〔2024〕1号',
      addressee: '各县区民政局',
      published: '2024-05-06',
      body: '<p>各县区民政局：</p>\n<p>请执行。</p>',
    })
  })

  it('may have a labelled table in its article, which stays content', () => {
    const html =
      '<div id="zoom"><p>名单如下。</p><table><tr><td>名称</td><td>示例企业</td></tr><tr><td>来源</td><td>推荐</td></tr></table></div>'
    const { stated, blocks } = fromHtml(html)
    expect(stated).toEqual({})
    expect(blocks.map(block => block.kind)).toEqual(['text', 'table'])
  })

  it('may have its table of properties on top of the article, which leaves the body', () => {
    const html = `<div id="zoom"><table><tr><td>索引号</td><td>示例1</td></tr><tr><td>发文字号</td><td>示〔2024〕2号</td></tr>
      <tr><td>发布日期</td><td>2024-05-06</td></tr></table><p>正文。</p></div>`
    const { stated, blocks } = fromHtml(html)
    expect(stated).toEqual({ indexNumber: '示例1', number: '示〔2024〕2号', published: '2024-05-06' })
    expect(blocks.map(lineOf)).toEqual(['正文。'])
  })

  it('may be broken: tags left open, tables that only lay out', () => {
    expect(linesOf('<p>甲<p>乙<b>丙')).toEqual(['甲', '乙丙'])
    expect(linesOf('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>')).toEqual(['甲', '乙'])
    expect(linesOf('没有标签的文字')).toEqual(['没有标签的文字'])
  })

  it('has no space where only its source breaks a line between Chinese characters', () => {
    expect(linesOf('<p>示例\n      文字 with\n words</p>')).toEqual(['示例文字 with words'])
  })

  it('keeps emphasis over a line break, and no dangerous address', () => {
    const { blocks } = fromHtml(
      '<p><b>甲<br>乙</b></p><p><a href="javascript:alert(1)">丙</a><a href="https://example.gov.cn/">丁</a></p>',
    )
    expect(blocks.map(block => (block.kind === 'text' ? block.html : ''))).toEqual([
      '<strong>甲</strong>',
      '<strong>乙</strong>',
      '丙<a href="https://example.gov.cn/">丁</a>',
    ])
  })

  it('takes a first row in bold for the heading of a table', () => {
    const { blocks } = fromHtml(
      '<p>表</p><table><tr><td><b>甲</b></td><td><b>乙</b></td></tr><tr><td rowspan="2">1</td><td>2</td></tr></table>',
    )
    const table = blocks.find(block => block.kind === 'table')
    expect(
      table?.kind === 'table' &&
        table.rows.map(row => row.map(cell => [cell.html, cell.header, cell.rowspan])),
    ).toEqual([
      [
        ['甲', true, 1],
        ['乙', true, 1],
      ],
      [
        ['1', false, 2],
        ['2', false, 1],
      ],
    ])
  })

  it('gives its embedded pictures and names those outside, and cannot point at attachments of ours', () => {
    const dot = 'iVBORw0KGgo='
    const { blocks, images, lost } = fromHtml(
      `<p>图<img alt="示意" src="data:image/png;base64,${dot}"><img src="/a.png" alt="外图"><img src="attachment:0" alt="伪"></p>`,
    )
    expect(blocks.map(block => (block.kind === 'text' ? block.html : ''))).toEqual([
      '图<img src="attachment:0" alt="示意">',
    ])
    expect(images.map(image => [image.type, image.alt, image.bytes.length])).toEqual([
      ['image/png', '示意', 8],
    ])
    expect(lost.map(remark => remark.detail)).toEqual(['外图', '伪'])
  })

  it('is read however deep it nests', () => {
    const deep = 5000
    expect(linesOf(`${'<div>'.repeat(deep)}<p>底</p>${'</div>'.repeat(deep)}`).join('')).toContain('底')
  })
})
