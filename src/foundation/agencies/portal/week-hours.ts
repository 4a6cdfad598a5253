export interface Hours {
  /** `09:00` */
  readonly opens: string
  readonly closes: string
}

const DAYS = /^(?:周|星期)一(?:至|到|—|-|~)(?:周|星期)?五/
const SPAN = /(\d{1,2})[:：](\d{2})\s*(?:—|–|-|~|～|至|到)+\s*(\d{1,2})[:：](\d{2})/g
/** What may stand between the spans of a plain week; anything else (summer hours, a Saturday) is left to people. */
const PLAIN = /^(?:上午|下午|[\s,，、;；。:：]|[（(]?(?:法定)?节假日除外[）)]?)*$/

/**
 * The hours of a plain week, read from the words that an agency gives: `周一至周五 9:00—12:00，13:30—17:30`. Undefined where
 * the words say more or less than that.
 */
export function weekHours(words: string): readonly Hours[] | undefined {
  const text = words.trim()
  if (!DAYS.test(text)) return undefined
  const rest = text.replace(DAYS, '')
  const spans = [...rest.matchAll(SPAN)].map(([, ...parts]) => {
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number)
    return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute, fromMinute, toMinute }
  })
  if (spans.length === 0 || !PLAIN.test(rest.replace(SPAN, ''))) return undefined
  const sound = spans.every(
    ({ from, to, fromMinute, toMinute }, at) =>
      fromMinute < 60 && toMinute < 60 && to <= 24 * 60 && from < to && from >= (spans[at - 1]?.to ?? 0),
  )
  return sound ? spans.map(({ from, to }) => ({ opens: clock(from), closes: clock(to) })) : undefined
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
