import { describe, expect, it } from 'vitest'
import { withMarks } from './marks.ts'
import { sanitise } from './sanitise.ts'
import { tidy } from './structure.ts'
import { contents, excerpt, headings, normaliseText, plainText, withHeadingIds } from './text.ts'

const DOCUMENT = `<h2>一、总体要求</h2>
<p>第一段<strong>重点</strong>。</p>
<h3>（一）目标</h3>
<ul><li>甲
<ul><li>甲之一</li></ul></li>
<li>乙</li></ul>
<ol start="3"><li>丙</li>
<li>丁</li></ol>
<h3>（二）步骤</h3>
<table><caption>表1</caption>
<thead><tr><th scope="col">事项</th>
<th scope="col">时限</th></tr></thead>
<tbody><tr><td>核准</td>
<td>5日</td></tr></tbody></table>
<h2>二、保障</h2>
<blockquote><p>引文</p></blockquote>`

describe('the text of a body', () => {
  it('has a line a block, a line a row, and the numbers of lists', () => {
    expect(plainText(DOCUMENT)).toBe(
      '一、总体要求\n第一段重点。\n（一）目标\n甲\n甲之一\n乙\n3. 丙\n4. 丁\n（二）步骤\n表1\n事项\t时限\n核准\t5日\n二、保障\n引文',
    )
  })

  it('reads the entities of HTML as characters', () => {
    expect(plainText('<p>a &lt;b&gt; &amp;lt; &quot;</p>')).toBe('a <b> &lt; "')
  })
})

describe('headings', () => {
  it('get ids by their place, and a tree of contents', () => {
    const html = withHeadingIds(DOCUMENT)
    expect(headings(html)).toEqual([
      { level: 2, id: 's-1', text: '一、总体要求' },
      { level: 3, id: 's-1-1', text: '（一）目标' },
      { level: 3, id: 's-1-2', text: '（二）步骤' },
      { level: 2, id: 's-2', text: '二、保障' },
    ])
    expect(contents(html).map(entry => [entry.id, entry.children.map(child => child.id)])).toEqual([
      ['s-1', ['s-1-1', 's-1-2']],
      ['s-2', []],
    ])
    expect(withHeadingIds(html)).toBe(html)
    expect(sanitise(html)).toBe(html)
  })

  it('keep an id that an editor set and never share one', () => {
    const ids = headings(
      withHeadingIds('<h2 id="s-2">甲</h2><h2>乙</h2><h2 id="s-2">丙</h2><h2>丁</h2>'),
    ).map(heading => heading.id)
    expect(ids[0]).toBe('s-2')
    expect(new Set(ids).size).toBe(4)
  })
})

describe('an excerpt', () => {
  it('ends with a sentence where one is near, else with an ellipsis', () => {
    expect(excerpt('短文。', 10)).toBe('短文。')
    expect(excerpt('这是第一句话。这是很长的第二句话没有结束', 10)).toBe('这是第一句话。')
    expect(excerpt('这是一个没有任何停顿的长句子', 6)).toBe('这是一个没…')
    expect(excerpt('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…')
  })
})

describe('normalising', () => {
  it('makes the ways to write one number equal', () => {
    const forms = [
      '国办发〔2018〕115号',
      '国办发﹝2018﹞115号',
      '国办发[2018]115号',
      '国办发（2018）１１５号',
      ' 国办发 〔2018〕 115 号',
    ]
    expect(new Set(forms.map(normaliseText)).size).toBe(1)
  })

  it('keeps the space between foreign words', () => {
    expect(normaliseText('Open  Government 公开 “Data”')).toBe('open government公开"data"')
  })
})

describe('an editor who tidies', () => {
  it('turns the numbered titles into headings and leaves the sentences', () => {
    expect(
      tidy(
        '<p><strong>一、总体要求</strong></p><p>正文。</p><p>（一）主要目标。</p><p>到年底完成。</p><p>（二）要在三个月内完成全部工作。各部门要落实。</p><p>二、保障措施</p><p>正文。</p>',
      ),
    ).toBe(
      '<h2>一、总体要求</h2>\n<p>正文。</p>\n<h3>（一）主要目标。</h3>\n<p>到年底完成。</p>\n<p>（二）要在三个月内完成全部工作。各部门要落实。</p>\n<h2>二、保障措施</h2>\n<p>正文。</p>',
    )
  })

  it('starts with the first rank where a document has only （一）', () => {
    expect(tidy('<p>（一）范围</p><p>正文。</p>')).toBe('<h2>（一）范围</h2>\n<p>正文。</p>')
  })

  it('leaves a list of names alone', () => {
    const list = '<p>一、示例一局</p>\n<p>二、示例二局</p>\n<p>三、示例三局</p>'
    expect(tidy(list)).toBe(list)
  })

  it('sets the closing agency and date to the right', () => {
    expect(
      tidy('<p>特此通知。</p><p>示例市人民政府办公室</p><p>2026年7月17日</p><p>（此件公开发布）</p>'),
    ).toBe(
      '<p>特此通知。</p>\n<p class="align-right">示例市人民政府办公室</p>\n<p class="align-right">2026年7月17日</p>\n<p>（此件公开发布）</p>',
    )
  })

  it('never changes a word, and tidying again changes nothing', () => {
    const once = tidy(DOCUMENT)
    expect(plainText(once)).toBe(plainText(DOCUMENT))
    expect(tidy(once)).toBe(once)
    expect(sanitise(once)).toBe(once)
  })
})

describe('marks for the page of review', () => {
  it('stand around the place that a finding names, through inline marks and cells', () => {
    const text = plainText(DOCUMENT)
    const range = (words: string, id: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
      id,
    })
    const html = withMarks(DOCUMENT, [range('段重点', 'f1'), range('5日', 'f2')])
    expect(html).toContain('第一<mark id="f1">段</mark><strong><mark>重点</mark></strong>。')
    expect(html).toContain('<td><mark id="f2">5日</mark></td>')
    expect(plainText(html)).toBe(text)
  })
})
