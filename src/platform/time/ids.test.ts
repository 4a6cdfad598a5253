import { expect, test } from 'vitest'
import { newId } from './ids.ts'

const NOW = new Date('2026-11-22T01:00:00Z')

test('identifiers of one moment sort in the order of their making', () => {
  const made = Array.from({ length: 500 }, () => newId(NOW))
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(500)
})

test('a later moment sorts after an earlier one, whatever was made first', () => {
  const later = newId(new Date(NOW.getTime() + 1))
  expect(newId(NOW) < later).toBe(true)
})
