import type { FastifyInstance } from 'fastify'
import { undrawnNumbers } from '../../foundation/publications/index.ts'
import type { House } from '../../platform/room/house.ts'

const BATCH = 200
const KEY = /^publication:(\d+)$/

/**
 * Draws documents before somebody asks: each that is released or changed, and at the start all that this layout has not
 * drawn yet. One at a time, so that requests go first. What is not drawn is drawn when it is asked for: nothing is lost
 * with this process.
 */
export function startDrawingAhead(server: FastifyInstance, house: House): { stop(): Promise<void> } {
  const waiting = new Set<number>()
  const { host } = new URL(house.origin)
  let stopped = false
  let working: Promise<void> | undefined

  async function drawAll(): Promise<void> {
    for (;;) {
      const [number] = waiting
      if (number === undefined || stopped) return
      waiting.delete(number)
      await server.inject({ method: 'GET', url: `/d/${number}`, headers: { host } })
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  async function drawMissing(): Promise<void> {
    let after = 0
    while (!stopped) {
      const numbers = await undrawnNumbers(house.live, house.layout, after, BATCH)
      const last = numbers.at(-1)
      if (last === undefined) return
      for (const number of numbers) waiting.add(number)
      await drawAll()
      after = last
    }
  }

  function work(what: () => Promise<void>): void {
    working = (working ?? Promise.resolve())
      .then(what)
      .catch(error => house.log.error({ event: 'pages.draw-failed' }, error))
  }

  house.pages.onChange(keys => {
    for (const key of keys) {
      const number = KEY.exec(key)?.[1]
      if (number) waiting.add(Number(number))
    }
    // A change of the site makes every page old.
    work(keys.includes('site') ? drawMissing : drawAll)
  })
  work(drawMissing)
  return {
    async stop() {
      stopped = true
      await working
    },
  }
}
