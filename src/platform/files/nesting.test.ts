import { expect, test } from 'vitest'
import { nestsDeeper } from './nesting.ts'

const deep = (depth: number, open = '<div>', close = '</div>') =>
  `${open.repeat(depth)}正文${close.repeat(depth)}`

test.each([
  ['as deep as it may', deep(100), false],
  ['one deeper', deep(101), true],
  ['never closed', '<b>'.repeat(101), true],
  ['closed by what was never opened', '<div></x>'.repeat(101), true],
  ['closed in a comment alone', '<div><!-- > </div> -->'.repeat(101), true],
  ['closed in a script alone', '<div><script>"</div>"</script>'.repeat(101), true],
  ['paragraphs and cells without their ends', '<p>甲<li>乙<td>丙<br>'.repeat(500), false],
  ['elements that only look empty', '<div/>'.repeat(101), true],
  ['many beside each other', '<div>甲</div>'.repeat(500), false],
  ['a tag that never ends', '<div '.repeat(5_000), false],
  ['no markup', '1 < 2', false],
])('a page: %s', (_, markup, deeper) => {
  expect(nestsDeeper(markup, 'html', 100)).toBe(deeper)
})

test.each([
  ['tables in tables', deep(51, '<w:tbl><w:p>', '</w:p></w:tbl>'), true],
  ['paragraphs in paragraphs', deep(101, '<p>', '</p>'), true],
  ['empty elements', '<c r="A1"/><w:b />'.repeat(500), false],
  ['marks within data', '<a><![CDATA[</a><b>]]></a>'.repeat(500), false],
])('a part of an office document: %s', (_, markup, deeper) => {
  expect(nestsDeeper(markup, 'xml', 100)).toBe(deeper)
})
