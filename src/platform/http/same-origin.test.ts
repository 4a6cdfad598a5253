import { describe, expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const hosts = new Set(['gov.example', 'localhost:8080'])

describe('a form is taken from our own pages alone', () => {
  test.each([
    ['the browser says same-origin', { 'sec-fetch-site': 'same-origin' }, true],
    ['the person typed the address or used a bookmark', { 'sec-fetch-site': 'none' }, true],
    ['another site sent it', { 'sec-fetch-site': 'cross-site', origin: 'https://gov.example' }, false],
    ['a neighbour under the same domain sent it', { 'sec-fetch-site': 'same-site' }, false],
    ['an older browser names our origin', { origin: 'https://gov.example' }, true],
    ['an older browser names another origin', { origin: 'https://evil.example' }, false],
    ['a sandboxed frame names the origin null', { origin: 'null' }, false],
    ['nothing is told', {}, false],
  ])('%s', (_, headers, expected) => {
    expect(isSameOrigin(headers, hosts)).toBe(expected)
  })
})
