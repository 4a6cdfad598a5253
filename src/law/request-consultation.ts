import { addDays, type CivilDate } from './civil-date.ts'
import type { ClockEvent } from './clock-events.ts'
import { requestClockEnd } from './request-clock.ts'
import type { Calendar } from './working-days.ts'

/** Who is asked: the third party of art. 32, or an agency that made the information too (art. 34). */
export type ConsultedParty = 'third-party' | 'co-producer'

/** A letter that asks for an opinion, and what is known of its way. */
export interface Consultation {
  readonly party: ConsultedParty
  /** The day on which the letter went out; from the day after it the answer's time stands still. */
  readonly dispatchedOn: CivilDate
  readonly servedOn?: CivilDate | undefined
  readonly opinionOn?: CivilDate | undefined
}

export interface ConsultationEnd {
  readonly date: CivilDate
  /** Whether an opinion ended it or its time ran out: what silence means is the clock's `lapse`. */
  readonly by: 'opinion' | 'lapse'
  readonly provisional: boolean
}

const PAUSE_ARTICLE = '《中华人民共和国政府信息公开条例》第三十三条第三款'

/**
 * The last day of a consultation: the day on which the opinion came or the fifteenth working day after service, whichever
 * is earlier. Without a day of service the letter is taken to be served `daysToServe` natural days after its dispatch
 * (a setting; unverified), so that a lost receipt does not stop an answer for ever. An opinion on the last day is in time.
 * Throws RangeError for a letter served or answered before it went out, and for a broken number of days.
 */
export function consultationEnd(
  { party, dispatchedOn, servedOn, opinionOn }: Consultation,
  daysToServe: number,
  calendar: Calendar,
): ConsultationEnd {
  if (!Number.isInteger(daysToServe) || daysToServe < 0) {
    throw new RangeError(`not a count of days: ${daysToServe}`)
  }
  for (const date of [servedOn, opinionOn]) {
    if (date !== undefined && date < dispatchedOn) {
      throw new RangeError(`a letter of ${dispatchedOn} cannot have arrived on ${date}`)
    }
  }
  const lapse = requestClockEnd(party, servedOn ?? addDays(dispatchedOn, daysToServe), calendar)
  return opinionOn !== undefined && opinionOn <= lapse.date
    ? { date: opinionOn, by: 'opinion', provisional: false }
    : { ...lapse, by: 'lapse' }
}

/**
 * What a consultation does to the clock of the answer: it stands still after the day of dispatch, up to and with the day
 * that `consultationEnd` finds (art. 33 para. 3). While no opinion has come this is the latest day, so that a due date can
 * be told at once; it moves nearer when the opinion comes. `key` tells consultations apart that run beside each other.
 */
export function consultationPause(
  consultation: Consultation,
  key: string,
  daysToServe: number,
  calendar: Calendar,
): readonly ClockEvent[] {
  const { date } = consultationEnd(consultation, daysToServe, calendar)
  return [
    { kind: 'pause', at: consultation.dispatchedOn, article: PAUSE_ARTICLE, key },
    { kind: 'resume', at: date, article: PAUSE_ARTICLE, key },
  ]
}
