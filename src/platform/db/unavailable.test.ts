import { expect, test } from 'vitest'
import { isUnavailable } from './unavailable.ts'

const failing = (message: string, code?: string) => Object.assign(new Error(message), { code })

test.each([
  failing('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED'),
  failing('the database system is starting up', '57P03'),
  failing('sorry, too many clients already', '53300'),
  failing('canceling statement due to statement timeout', '57014'),
  failing('Connection terminated due to connection timeout'),
  failing('timeout exceeded when trying to connect'),
  failing('Query read timeout'),
  failing('Client was closed and is not queryable'),
  new AggregateError([failing('connect', 'ECONNREFUSED')]),
])('%s: somebody may try again later', error => {
  expect(isUnavailable(error)).toBe(true)
})

test.each([
  failing('duplicate key value violates unique constraint', '23505'),
  failing('relation does not exist', '42P01'),
  failing('x is not a function'),
  'ECONNREFUSED',
  undefined,
])('%s: a fault of ours', error => {
  expect(isUnavailable(error)).toBe(false)
})
