import { expect, test } from 'vitest'
import { fileOfAddress, linksOf } from './mirror-links.ts'

test('the pages that a page links to are kept once, whatever stands behind the #', () => {
  const html =
    '<a class="x" href="/agencies">a</a><a href="/agencies#map">b</a><a href="/disclosure?agency=a&amp;x=1">c</a>'
  expect(linksOf(html)).toEqual(['/agencies', '/disclosure?agency=a&x=1'])
})

test('documents, forms, searches, other hosts and later pages of a list are left to others', () => {
  const links = [
    '/d/1',
    '/files/a',
    '/desk',
    '/search?q=a',
    '/hant',
    '/hant/agencies',
    '/api/v1/x',
    '//other.example/',
    'https://other.example/',
  ]
  const html = [...links, '/publications?after=abc'].map(link => `<a href="${link}">x</a>`).join('')
  expect(linksOf(html)).toEqual([])
})

test.each([
  ['/', '/index.html'],
  ['/agencies/finance', '/agencies/finance.html'],
  ['/disclosure?agency=finance', '/disclosure@agency=finance.html'],
])('the address %s is the file %s', (address, file) => {
  expect(fileOfAddress(address)).toBe(file)
})
