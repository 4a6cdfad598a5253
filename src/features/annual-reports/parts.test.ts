import { expect, test } from 'vitest'
import { part, partBlocks, partText } from './parts.ts'

test('lines stay lines, with or without an editor, and formats that the form does not know go', () => {
  const wanted = '（一）主动公开。\n公开 12 件，同比增长<5%。'
  expect(part('（一）主动公开。\n\n公开 12 件，同比增长<5%。')).toBe(wanted)
  const edited =
    '<h3>（一）主动公开。</h3><p>公开 <strong>12</strong> 件，<a href="https://example.cn/">同比</a>增长&lt;5%。<img src="/files/a" alt="图"></p><p></p>'
  expect(part(edited)).toBe(wanted)
  expect(part(wanted)).toBe(wanted)
  expect(partText(wanted)).toBe(wanted)
  expect(partBlocks(wanted).map(block => block.kind)).toEqual(['text', 'text'])
})

test('a list is written out, a line for each item, with its numbers', () => {
  expect(
    part('<p>问题：</p><ol start="2"><li><p>更新慢。</p></li><li>栏目空。</li></ol><ul><li>其他</li></ul>'),
  ).toBe('问题：\n2. 更新慢。\n3. 栏目空。\n其他')
})

test('a table stays a table, its words are read by the checks, and what was kept is kept again', () => {
  const kept = part(
    '<p>前言</p><table><caption>表一</caption><thead><tr><th colspan="2">类别</th></tr></thead><tbody><tr><td>甲 &amp; 乙</td><td>3</td></tr></tbody></table><p>后记</p>',
  )
  expect(part(kept)).toBe(kept)
  expect(partText(kept)).toContain('甲 & 乙')
  expect(partBlocks(kept)).toEqual([
    { kind: 'text', text: '前言' },
    {
      kind: 'table',
      caption: '表一',
      widths: [1, 1],
      rows: [[{ text: '类别', head: true, colspan: 2 }], [{ text: '甲 & 乙' }, { text: '3' }]],
    },
    { kind: 'text', text: '后记' },
  ])
})

test('words that look like markup are words', () => {
  const typed = '&lt;p&gt; 是段落的标记。'
  const kept = part(`<p>${typed}</p>`)
  expect(part(kept)).toBe(kept)
  expect(partBlocks(kept)).toEqual([{ kind: 'text', text: '<p> 是段落的标记。' }])
})

test('nothing is nothing, and script does not live', () => {
  expect(part('')).toBe('')
  expect(part('<p> </p>')).toBe('')
  expect(part('<script>alert(1)</script><p onclick="x()">无。</p>')).toBe('无。')
})
