import { type CivilDate, datePartsOf, parseCivilDate } from '../../../law/civil-date.ts'
import { due, type ReckonedDay } from '../../../law/clock.ts'
import type { Calendar } from '../../../law/working-days.ts'
import type { Problem } from '../../../platform/forms/form.ts'

/** The longest question: a year of working days. Longer ones would only draw long tables. */
const MOST_DAYS = 250

/** A question to the calculator, as it stands in the address. */
export interface Question {
  readonly from: string
  readonly days: string
}

export type Reckoned =
  | { readonly state: 'not-asked' }
  | { readonly state: 'wrong'; readonly problems: readonly Problem[] }
  | {
      readonly state: 'answered'
      readonly from: CivilDate
      readonly days: number
      readonly date: CivilDate
      readonly provisional: boolean
      readonly because: readonly ReckonedDay[]
    }

/**
 * Counts working days after a day, as the law's clock does: the day itself does not count. Asked about are the years that
 * are entered and the one after them, which is provisional; of others the calendar knows nothing worth saying.
 */
export function reckon(question: Question, calendar: Calendar): Reckoned {
  if (question.from === '' && question.days === '') return { state: 'not-asked' }
  const from = parseCivilDate(question.from)
  const days = /^\d{1,3}$/.test(question.days) ? Number(question.days) : 0
  const problems: Problem[] = []
  const first = Math.min(...calendar.years.keys())
  const last = Math.max(...calendar.years.keys()) + 1
  if (!from) problems.push({ field: 'from', code: 'invalid' })
  else if (datePartsOf(from).year < first || datePartsOf(from).year > last) {
    problems.push({ field: 'from', code: 'outside-calendar', detail: { first, last } })
  }
  if (days < 1 || days > MOST_DAYS) {
    problems.push({ field: 'days', code: 'out-of-range', detail: { maximum: MOST_DAYS } })
  }
  if (!from || problems.length > 0) return { state: 'wrong', problems }
  const events = [{ kind: 'start', at: from, article: '' }] as const
  const answer = due({ days, unit: 'workday', article: '' }, events, calendar)
  if (answer.state !== 'running') throw new Error('a clock that nothing pauses runs')
  const { date, provisional, because } = answer
  return { state: 'answered', from, days, date, provisional, because }
}
