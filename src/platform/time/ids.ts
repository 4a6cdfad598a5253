import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'

/** Starts in the lower half of the 31 bits that the identifier has for it, as RFC 9562 §6.2 (method 1) asks. */
let made = randomInt(2 ** 30)

/**
 * A new identifier (UUIDv7, RFC 9562): sorts by the moment of its making, so that indexes stay compact. Identifiers
 * made by one process for the same millisecond sort in the order of their making: two events of one transaction stand
 * in the timeline as they happened.
 */
export function newId(now: Date): string {
  made = (made + 1) % 2 ** 32
  return v7({ msecs: now.getTime(), seq: made })
}
