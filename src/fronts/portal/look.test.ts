import { describe, expect, test } from 'vitest'
import { wayBack } from './look.ts'

const hosts = new Set(['gov.example'])

describe('whoever changed the size of the letters comes back to the page they read', () => {
  test.each([
    ['the page that the form names', '/d/1?x=1', undefined, '/d/1?x=1'],
    ['the page that they came from', '', 'https://gov.example/hant/d/2', '/hant/d/2'],
    ['the home page, where nothing is told', '', undefined, '/'],
    ['the home page, where they came from elsewhere', '', 'https://evil.example/d/2', '/'],
    ['the home page, where an address is hidden in the form', '//evil.example', undefined, '/'],
    ['the home page, where a backslash hides it', '/\\evil.example', undefined, '/'],
    ['the home page, where a line end hides a header', '/a\r\nset-cookie: x', undefined, '/'],
    ['the home page, where it is no address at all', 'javascript:alert(1)', 'nonsense', '/'],
  ])('%s', (_, asked, referer, expected) => {
    expect(wayBack(asked, referer, hosts)).toBe(expected)
  })
})
