import { expect, test } from 'vitest'
import { isKnown } from './validators.ts'

test.each([
  ['the same', '"a"', true],
  ['marked as weak by a proxy that compresses', 'W/"a"', true],
  ['one of several', '"x", W/"a"', true],
  ['anything at all', '*', true],
  ['another', '"b"', false],
  ['without quotes', 'a', false],
  ['nothing', undefined, false],
])('a client that holds %s (%s)', (_what, header, known) => {
  expect(isKnown(header, '"a"')).toBe(known)
})
