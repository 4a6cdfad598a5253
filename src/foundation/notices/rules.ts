import { addDays, civilDateOf, shanghaiInstant, weekday } from '../../law/civil-date.ts'
import type { LetterOutcome } from '../../platform/mail/mail.ts'
import type { Frequency } from './tables.ts'

/** Letters go out in the morning, before offices open. */
const HOUR = '07:00'
const MINUTE = 60_000

/** Requests that nobody confirmed are forgotten after so long. */
export const WAITING_HOURS = 48
/** What one letter lists; what is beyond is a number and a link. */
export const MOST_LISTED = 50
/** So many subscriptions of one address: a person reads no more, a program should read the feed. */
export const MOST_OF_AN_ADDRESS = 50

/** Letters that an address is sent in a day by requests, whoever makes them. */
export const LETTERS_A_DAY = 5
/** So many letters refused for good in a row, and nobody reads that address any more. */
export const MOST_REFUSALS = 3

/** How many letters in a row were refused, once it is known what became of the last one. */
export function refusalsAfter(before: number, outcome: LetterOutcome): number {
  return outcome === 'refused' ? before + 1 : outcome === 'sent' ? 0 : before
}

/** The next morning on which a letter is due: each day, or each Monday. */
export function nextDue(frequency: Frequency, now: Date): Date {
  let day = civilDateOf(now)
  while (shanghaiInstant(day, HOUR) <= now || (frequency === 'weekly' && weekday(day) !== 1)) {
    day = addDays(day, 1)
  }
  return shanghaiInstant(day, HOUR)
}

/**
 * Up to when news are told. A release carries the moment at which its transaction began and is seen when that ends: by
 * now every transaction of that time has ended, so that the place never passes one that is still to come.
 */
export function settledAt(now: Date): Date {
  return new Date(now.getTime() - 10 * MINUTE)
}

/** Before this, a request that waits is forgotten. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - WAITING_HOURS * 60 * MINUTE)
}

/** One form of an address, to find duplicates by. Where letters go is what was typed. */
export function sameAddress(address: string): string {
  return address.normalize('NFKC').toLowerCase()
}
