import { describe, expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const columns = ['number', 'title', 'issuers']

describe('a list beside the JSON, for whoever opens it in a spreadsheet', () => {
  test('it names its columns and says that it is UTF-8', () => {
    expect(csvOf([{ number: 1, title: '通知', issuers: ['甲局', '乙局'] }], columns)).toBe(
      '\ufeffnumber,title,issuers\r\n1,通知,甲局；乙局\r\n',
    )
  })

  test('commas, quotes and line ends stay within their cell', () => {
    expect(csvOf([{ number: 2, title: '甲,"乙"\n丙', issuers: [] }], columns)).toContain(
      '2,"甲,""乙""\n丙",\r\n',
    )
  })

  test.each(['=HYPERLINK("x")', '+1', '-1', '@sum', '\t=1', ' =1+1', '＝1+1', '\n=1'])(
    'the title %s does not become a formula',
    title => {
      const line = csvOf([{ number: 3, title, issuers: null }], columns).split('\r\n')[1] ?? ''
      expect(line).toMatch(/^3,"?'/)
    },
  )

  test('what a record lacks is an empty cell', () => {
    expect(csvOf([{ number: 4 }], columns)).toContain('4,,\r\n')
  })
})
