import { expect, test } from 'vitest'
import { compareBodies } from '../bodies/compare.ts'
import { plainText } from '../bodies/text.ts'
import { changedRanges, markedBody } from './marked-text.ts'

const words = (before: string, after: string) => {
  const text = plainText(after)
  return changedRanges(after, compareBodies(before, after).blocks).map(range =>
    text.slice(range.start, range.end),
  )
}

test('the words that were put in are marked, and no others', () => {
  expect(words('<p>咨询时间为工作日上午。</p>', '<p>咨询时间为工作日全天。</p>').join('')).toBe('全天')
})

test('a new paragraph is marked whole, also behind one that was taken out', () => {
  const before = '<h2>一、要求</h2><p>旧的一段文字在此。</p><p>保留不变的一段。</p>'
  const after = '<h2>一、要求</h2><p>保留不变的一段。</p><p>自印发之日起施行，请各单位遵照执行。</p>'
  expect(words(before, after)).toEqual(['自印发之日起施行，请各单位遵照执行。'])
})

test('a text that did not change has no marks', () => {
  expect(words('<p>一样。</p>', '<p>一样。</p>')).toEqual([])
})

test('where a finding lies on a change, the finding is marked and the change around it stays', () => {
  const before = '<p>甲。</p>'
  const after = '<p>甲。</p><p>联系人手机示例一二三四，欢迎来电。</p>'
  const start = plainText(after).indexOf('示例')
  const finding = { code: 'x', level: 'warn' as const, field: 'body', start, end: start + 2, excerpt: '' }
  const html = markedBody(after, [finding], compareBodies(before, after))
  expect(html).toContain('<mark id="finding-1" class="mark-warn">示例</mark>')
  expect(html.match(/class="mark-changed"/g)).toHaveLength(2)
})
