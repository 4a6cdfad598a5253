import { expect, test } from 'vitest'
import { tokenBuckets } from './token-bucket.ts'

const noon = Date.parse('2026-03-02T04:00:00Z')
const later = (seconds: number) => new Date(noon + seconds * 1000)

test('a program that asks sixty times at once is asked to wait for the next second', () => {
  const buckets = tokenBuckets(60)
  for (let n = 0; n < 60; n += 1) expect(buckets.take('a', later(0)).ok).toBe(true)
  expect(buckets.take('a', later(0))).toEqual({ ok: false, remaining: 0, seconds: 1 })
  expect(buckets.take('a', later(1)).ok).toBe(true)
  expect(buckets.take('a', later(1)).ok).toBe(false)
})

test('another client is not held up', () => {
  const buckets = tokenBuckets(1)
  expect(buckets.take('a', later(0)).ok).toBe(true)
  expect(buckets.take('a', later(0)).ok).toBe(false)
  expect(buckets.take('b', later(0)).ok).toBe(true)
})

test('whoever keeps to the pace is never refused', () => {
  const buckets = tokenBuckets(60)
  for (let n = 0; n < 300; n += 1) expect(buckets.take('a', later(n)).ok).toBe(true)
})

test('trying again does not put the next token off, also where the minute turns', () => {
  const buckets = tokenBuckets(1)
  buckets.take('a', later(0))
  for (let n = 1; n < 60; n += 1) {
    expect(buckets.take('a', later(n))).toEqual({ ok: false, remaining: 0, seconds: 60 - n })
  }
  expect(buckets.take('a', later(60)).ok).toBe(true)
})

test('a rest fills the bucket, and no more than that', () => {
  const buckets = tokenBuckets(10)
  for (let n = 0; n < 10; n += 1) buckets.take('a', later(0))
  expect(buckets.take('a', later(3600))).toEqual({ ok: true, remaining: 9, seconds: 6 })
})

test('a clock that is set back gives nothing and breaks nothing', () => {
  const buckets = tokenBuckets(2)
  buckets.take('a', later(10))
  buckets.take('a', later(10))
  expect(buckets.take('a', later(0)).ok).toBe(false)
})
