import { expect, test } from 'vitest'
import { partAsked } from './ranges.ts'

test.each([
  ['bytes=0-3', { start: 0, end: 3 }],
  ['bytes=4-', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-300', { start: 0, end: 9 }],
  ['bytes=8-300', { start: 8, end: 9 }],
  ['BYTES=9-9', { start: 9, end: 9 }],
  ['bytes=10-', 'outside'],
  ['bytes=10-12', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=3-2', 'whole'],
  ['bytes=0-1,4-5', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
  ['lines=0-3', 'whole'],
  [`bytes=0-${'9'.repeat(40)}`, 'whole'],
  ['', 'whole'],
  [undefined, 'whole'],
])('of ten bytes %j is %j', (header, part) => {
  expect(partAsked(header, 10)).toEqual(part)
})

test('of an empty file no part can be had', () => {
  expect(partAsked('bytes=0-0', 0)).toBe('outside')
  expect(partAsked('bytes=-1', 0)).toBe('outside')
})
