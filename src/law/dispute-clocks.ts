import { addDays, type CivilDate } from './civil-date.ts'
import type { DisputeGroup } from './report-form.ts'
import { type Calendar, nextWorkdayOn } from './working-days.ts'

interface DisputeClock {
  readonly days: number
  /** What the agency owes within it. */
  readonly owed: string
  readonly article: string
}

/** How long an agency has to answer for what it decided. The simplified procedure of a reconsideration gives five days. */
const CLOCKS: Readonly<Record<DisputeGroup, DisputeClock>> = {
  review: {
    days: 10,
    owed: '提出书面答复，提交证据、依据',
    article: '《中华人民共和国行政复议法》第四十八条',
  },
  direct: {
    days: 15,
    owed: '提交证据、规范性文件，提出答辩状',
    article: '《中华人民共和国行政诉讼法》第六十七条',
  },
  after: {
    days: 15,
    owed: '提交证据、规范性文件，提出答辩状',
    article: '《中华人民共和国行政诉讼法》第六十七条',
  },
}

/** What the agency owes in a dispute, and by which article. */
export function disputeClock(kind: DisputeGroup): DisputeClock {
  return CLOCKS[kind]
}

/**
 * The last day for the agency's reply, counted from the day after it received the papers; a last day that is not worked gives way
 * to the next working day.
 */
export function disputeReplyDue(kind: DisputeGroup, receivedOn: CivilDate, calendar: Calendar): CivilDate {
  return nextWorkdayOn(addDays(receivedOn, CLOCKS[kind].days), calendar).date
}
