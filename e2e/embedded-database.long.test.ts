import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KillingGround } from './crash/killing.ts'

let place: KillingGround

beforeEach(async () => {
  place = await KillingGround.open()
})

afterEach(() => place.close())

describe('a house that is killed again and again', () => {
  it('never loses a row that was acknowledged', async () => {
    for (let round = 0; round < 24; round++) {
      const writer = place.writer()
      const pid = await writer.hears('pid')
      await writer.commits(5 + ((round * 7) % 40))
      // Every way in turn: the house, the database, both.
      if (round % 3 !== 0) process.kill(pid, 'SIGKILL')
      if (round % 3 !== 1) writer.kill()
      else {
        await writer.commits(5)
        await writer.stop()
      }
      const { acknowledged, lost } = await place.losses()
      expect(acknowledged).toBeGreaterThan(0)
      expect(lost).toEqual([])
    }
  })
})
