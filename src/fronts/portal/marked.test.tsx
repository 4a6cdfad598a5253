import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { marked } from './marked.tsx'

const html = (text: string, terms: readonly string[]) => renderToString(<p>{marked(text, terms)}</p>)

describe('whoever searched sees why a result is one', () => {
  test('every place of a term is marked', () => {
    expect(html('示例市示例局', ['示例'])).toBe('<p><mark>示例</mark>市<mark>示例</mark>局</p>')
  })

  test('a document number is found whatever its brackets, width and spaces', () => {
    expect(html('见 国办发［２０２０］ 17号。', ['国办发〔2020〕17号'])).toBe(
      '<p>见 <mark>国办发［２０２０］ 17号</mark>。</p>',
    )
  })

  test('terms that meet or overlap are one mark', () => {
    expect(html('政府信息公开', ['政府信息', '信息公开'])).toBe('<p><mark>政府信息公开</mark></p>')
  })

  test('what was typed never becomes a part of the page', () => {
    expect(html('a<b>', ['b'])).toBe('<p>a&lt;<mark>b</mark>></p>')
    expect(html('没有', ['x'])).toBe('<p>没有</p>')
  })
})
