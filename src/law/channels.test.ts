import { describe, expect, test } from 'vitest'
import { CHANNELS, channelOf } from './channels.ts'

describe('somebody whose concern is not for a letter', () => {
  test('is told of one way only by each name, and of every way who receives it, how and by what', () => {
    expect(new Set(CHANNELS.map(each => each.key)).size).toBe(CHANNELS.length)
    for (const { name, concerns, body, reach, basis } of CHANNELS) {
      for (const text of [name, concerns, body, reach, basis]) expect(text.length).toBeGreaterThan(1)
    }
  })

  test('is told of the procedures that have time limits of their own', () => {
    expect(channelOf('reconsideration')?.basis).toContain('行政复议法')
    expect(channelOf('information-request')).toMatchObject({ unverified: false })
    expect(channelOf('nothing')).toBeUndefined()
  })
})
