import { addDays, addMonths, type CivilDate } from './civil-date.ts'
import type { ClockEvent, ClockRule } from './clock-events.ts'
import type { DueDate } from './due-date.ts'
import { addWorkdays, type Calendar, nextWorkdayOn } from './working-days.ts'

export type RequestClockKey =
  | 'correction-notice'
  | 'correction'
  | 'answer'
  | 'extension'
  | 'third-party'
  | 'co-producer'
  | 'fee'
  | 'reconsideration'
  | 'reconsideration-untold'
  | 'lawsuit'
  | 'lawsuit-after-reconsideration'
  | 'ordered-answer'

/** One of the times that run in or after an information request. */
export interface RequestClock {
  readonly key: RequestClockKey
  /** What must be done within it. */
  readonly title: string
  readonly length: number
  /** Working days, natural days or months. Only working days never end on a day off. */
  readonly unit: 'workday' | 'day' | 'month'
  /** `at-most`: the agency names a length up to this one; `usually`: it names one, and this is the ordinary. */
  readonly bound: 'exactly' | 'at-most' | 'usually'
  /** The day that it counts from, which is not counted itself. */
  readonly from: string
  /** What follows when the time runs out; empty where nothing follows by itself. */
  readonly lapse: string
  readonly article: string
  /** The number or its source has not been read in the original. */
  readonly unverified: boolean
}

const REGULATION = '《中华人民共和国政府信息公开条例》'
const RECONSIDERATION = '《中华人民共和国行政复议法》'
const LITIGATION = '《中华人民共和国行政诉讼法》'
/** The rule by which a last day that is not worked gives way, for times of natural days and months (unverified). */
export const ROLL_FORWARD = '《中华人民共和国民事诉讼法》关于期间的规定'

/** The clocks of a request under the Regulation of 2019. What held before is in `rule-versions`. */
export const REQUEST_CLOCKS: readonly RequestClock[] = [
  workdays(
    'correction-notice',
    '一次性告知补正',
    7,
    'exactly',
    '收到申请之日',
    '不得再要求补正',
    `${REGULATION}第三十条`,
  ),
  {
    ...workdays(
      'correction',
      '申请人补正',
      15,
      'usually',
      '申请人收到补正告知书之日',
      '无正当理由的，视为放弃申请，不再处理',
      `${REGULATION}第三十条`,
    ),
    unverified: true,
  },
  workdays(
    'answer',
    '答复申请人',
    20,
    'exactly',
    '收到申请之日；补正的，收到补正的申请之日',
    '构成逾期未答复',
    `${REGULATION}第三十三条第二款`,
  ),
  workdays(
    'extension',
    '延长答复期限',
    20,
    'at-most',
    '原答复期限届满之日',
    '',
    `${REGULATION}第三十三条第二款`,
  ),
  workdays(
    'third-party',
    '第三方提出意见',
    15,
    'exactly',
    '第三方收到征求意见书之日',
    '由行政机关依照条例决定是否公开',
    `${REGULATION}第三十二条`,
  ),
  workdays(
    'co-producer',
    '共同制作机关提出意见',
    15,
    'exactly',
    '被征求意见机关收到征求意见书之日',
    '视为同意公开',
    `${REGULATION}第三十四条`,
  ),
  {
    ...workdays(
      'fee',
      '缴纳信息处理费',
      20,
      'exactly',
      '申请人收到收费通知之日',
      '视为放弃申请，不再处理',
      '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第六条',
    ),
    unverified: true,
  },
  natural(
    'reconsideration',
    '申请行政复议',
    60,
    'day',
    '知道或者应当知道该行政行为之日',
    `${RECONSIDERATION}第二十条第一款`,
  ),
  natural(
    'reconsideration-untold',
    '未被告知复议权利的，申请行政复议的最长期限',
    12,
    'month',
    '知道或者应当知道行政行为内容之日',
    `${RECONSIDERATION}第二十条第三款`,
  ),
  natural(
    'lawsuit',
    '直接提起行政诉讼',
    6,
    'month',
    '知道或者应当知道作出行政行为之日',
    `${LITIGATION}第四十六条第一款`,
  ),
  natural(
    'lawsuit-after-reconsideration',
    '不服复议决定提起行政诉讼',
    15,
    'day',
    '收到复议决定书之日',
    `${LITIGATION}第四十五条`,
  ),
  {
    ...workdays(
      'ordered-answer',
      '履行判决公开信息',
      20,
      'exactly',
      '判决生效之日',
      '',
      '《最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释》（法释〔2025〕8号）第十一条',
    ),
    unverified: true,
  },
]

const BY_KEY = new Map(REQUEST_CLOCKS.map(clock => [clock.key, clock]))

/** The clock of a key. */
export function requestClock(key: RequestClockKey): RequestClock {
  const clock = BY_KEY.get(key)
  if (!clock) throw new RangeError(`no such clock: ${key}`)
  return clock
}

/**
 * The clock of a key for `due` and `dueDate`, with another length where the agency named one (a time for correction).
 * Throws RangeError for clocks of months, which have no number of days: ask `requestClockEnd`.
 */
export function requestClockRule(key: RequestClockKey, days?: number): ClockRule {
  const { length, unit, article } = requestClock(key)
  if (unit === 'month') throw new RangeError(`a clock of months has no number of days: ${key}`)
  const rule = { days: days ?? length, unit, article }
  return unit === 'day' ? { ...rule, rollForward: ROLL_FORWARD } : rule
}

/**
 * The last day of a clock that nothing pauses, counted from the day after `from`. Times of natural days and months that end
 * on a day off end on the next working day. `provisional` when a day that was judged lies in a year without a notice.
 * Throws RangeError for a negative or broken length.
 */
export function requestClockEnd(
  key: RequestClockKey,
  from: CivilDate,
  calendar: Calendar,
  length: number = requestClock(key).length,
): { date: CivilDate; provisional: boolean } {
  if (!Number.isInteger(length) || length < 0) throw new RangeError(`not a length of time: ${length}`)
  const { unit } = requestClock(key)
  if (unit === 'workday') return addWorkdays(from, length, calendar)
  return nextWorkdayOn(unit === 'day' ? addDays(from, length) : addMonths(from, length), calendar)
}

export type ExtensionRefusal = 'out-of-range' | 'already-extended' | 'too-late' | 'not-started'

/**
 * Why an answer's time may not be extended by so many working days today; empty when it may. At most twenty (art. 33),
 * once for a request, even where the extension lapsed with a restart, and before the time runs out (both unverified).
 */
export function extensionRefusals(
  days: number,
  today: CivilDate,
  clock: DueDate,
  events: readonly ClockEvent[],
): readonly ExtensionRefusal[] {
  const refusals: ExtensionRefusal[] = []
  if (!Number.isInteger(days) || days < 1 || days > requestClock('extension').length) {
    refusals.push('out-of-range')
  }
  if (events.some(event => event.kind === 'extend')) refusals.push('already-extended')
  if (clock.state === 'not-started') refusals.push('not-started')
  if (clock.state === 'running' && today > clock.date) refusals.push('too-late')
  return refusals
}

function workdays(
  key: RequestClockKey,
  title: string,
  length: number,
  bound: RequestClock['bound'],
  from: string,
  lapse: string,
  article: string,
): RequestClock {
  return { key, title, length, unit: 'workday', bound, from, lapse, article, unverified: false }
}

function natural(
  key: RequestClockKey,
  title: string,
  length: number,
  unit: 'day' | 'month',
  from: string,
  article: string,
): RequestClock {
  return { key, title, length, unit, bound: 'exactly', from, lapse: '', article, unverified: false }
}
