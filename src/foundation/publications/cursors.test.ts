import { describe, expect, test } from 'vitest'
import { cursorOf, placeOf } from './cursors.ts'

describe('a place in a list', () => {
  test('a reader comes back to where the page ended', () => {
    const place = { at: new Date('2026-11-22T02:00:00.123Z'), number: 4711 }
    expect(placeOf(cursorOf(place))).toEqual(place)
  })

  test.each([
    '',
    'x',
    '%00',
    "' or 1=1",
    'AAAA'.repeat(50),
    Buffer.from('zzzzzzzzzzz.zzzzzz').toString('base64url'),
  ])('a cursor that nobody wrote is not read: %s', text => {
    expect(placeOf(text)).toBeUndefined()
  })
})
