import { expect, test } from 'vitest'
import { renderLetter } from './letter.tsx'

const letter = {
  heading: '账号通知',
  greeting: '示例用户：',
  paragraphs: ['您的口令已由管理员重置。', '首次登录须修改口令。'],
  facts: [{ label: '账号', value: 'demo' }],
  action: { label: '登录地址', href: 'https://example.org/desk?a=1&b=2' },
  sender: '示例单位',
  date: '2026年3月2日',
  notes: ['本邮件由系统发出，请勿回复。'],
}

test('a letter says the same in text and in HTML, in the order of a paper letter', () => {
  const { text, html } = renderLetter(letter)
  expect(text).toBe(
    [
      '账号通知',
      '示例用户：',
      '您的口令已由管理员重置。',
      '首次登录须修改口令。',
      '账号：demo',
      '登录地址：\nhttps://example.org/desk?a=1&b=2',
      '示例单位\n2026年3月2日',
      '--\n本邮件由系统发出，请勿回复。\n',
    ].join('\n\n'),
  )
  const words = html.replace(/<[^>]*>/g, '\n')
  const order = ['账号通知', '示例用户', '重置', '修改口令', 'demo', 'https://', '示例单位', '请勿回复']
  const places = order.map(word => words.lastIndexOf(word))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('a list of pages stands in both, each with its address', () => {
  const entries = [{ title: '示例通知', href: 'https://example.org/d/1', about: '示例单位　2026-03-02' }]
  const { text, html } = renderLetter({ ...letter, entries })
  expect(text).toContain('1. 示例通知\n示例单位　2026-03-02\nhttps://example.org/d/1')
  expect(html).toContain('<a href="https://example.org/d/1"')
})

test('what a person wrote into a letter stays text', () => {
  const { html } = renderLetter({ ...letter, paragraphs: ['<img src=x onerror=alert(1)>'] })
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
})

test('a letter loads nothing from anywhere', () => {
  expect(renderLetter(letter).html).not.toMatch(/src=|url\(|<link|<script|<style/)
})
