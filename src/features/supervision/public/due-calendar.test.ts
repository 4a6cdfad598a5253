import { expect, test } from 'vitest'
import { civilDate } from '../../../law/civil-date.ts'
import { dueCalendar } from './due-calendar.ts'

const text = dueCalendar('示例要点', 'city.example', [
  {
    id: 'task-1-2',
    date: civilDate('2026-12-31'),
    title: `推进重点领域, 信息公开; ${'长'.repeat(60)}`,
    url: 'http://city.example/tasks/1/2',
    changedAt: new Date('2026-11-23T02:00:00Z'),
  },
])

test('a due day is one whole day in a calendar program', () => {
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  expect(text).toContain('UID:task-1-2@city.example\r\nDTSTAMP:20261123T020000Z\r\n')
})

test('marks are escaped, and no line is longer than 75 octets or cuts a character', () => {
  const lines = text.split('\r\n')
  expect(lines.every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text).not.toContain('\ufffd')
  const unfolded = text.replaceAll('\r\n ', '')
  expect(unfolded).toContain(`SUMMARY:推进重点领域\\, 信息公开\\; ${'长'.repeat(60)}\r\n`)
})
