import { expect, test } from 'vitest'
import { weekHours } from './week-hours.ts'

const DAY = [
  { opens: '09:00', closes: '12:00' },
  { opens: '13:30', closes: '17:30' },
]

test.each([
  '周一至周五 9:00—12:00，13:30—17:30',
  '星期一至星期五上午9:00-12:00，下午13:30-17:30（法定节假日除外）',
  '周一到周五：09：00～12：00、13：30～17：30。',
])('the hours of %s are read', words => {
  expect(weekHours(words)).toEqual(DAY)
})

test.each([
  '',
  '工作日 9:00—17:00',
  '周一至周五',
  '周一至周五 9:00—12:00，夏季 14:00—18:00',
  '周一至周五 9:00—12:00，周六 9:00—11:00',
  '周一至周五 12:00—9:00',
  '周一至周五 9:70—12:00',
  '周一至周五 13:00—17:00，9:00—12:00',
])('nothing is guessed from %j', words => {
  expect(weekHours(words)).toBeUndefined()
})
