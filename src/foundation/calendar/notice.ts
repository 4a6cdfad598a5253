import { halfWidth } from '../../law/chinese-numerals.ts'
import { addDays, type CivilDate, daysBetween, parseCivilDate } from '../../law/civil-date.ts'

/** What a pasted notice or list says, and the pieces of it that nobody can read without a person. */
export interface ReadNotice {
  readonly holidays: readonly CivilDate[]
  readonly workdays: readonly CivilDate[]
  /** Pieces with dates of which it is not said whether they are worked; or with dates that do not exist. */
  readonly unread: readonly string[]
}

/** A holiday longer than this is a misreading: the longest so far had nine days. */
const LONGEST_SPAN = 16

const DATE = String.raw`(?:(\d{4})\s*[年/.-]\s*)?(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?`
const SPAN = new RegExp(
  String.raw`${DATE}(?:\s*(?:至|到|~|～|—+|–|－)\s*(?:(?:(\d{4})\s*[年/.-]\s*)?(\d{1,2})\s*[月/.-]\s*)?(\d{1,2})\s*日?)?(?!\d)`,
  'g',
)

/** A line of nothing but figures and their signs: it says no word about what its days are. */
const BARE = /^[\d\s年月日/.~～、，,至到—–－-]+$/

/**
 * Reads the dates of the State Council's yearly notice, pasted whole or as a plain list. A sentence says which it means:
 * `10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）上班。` or `休：01-01, 02-16~20`. A label that stands alone on
 * its line (`休：`) holds for the bare dates on the lines below, until the next label. Holidays come as they stand,
 * weekends among them; the year is `year` where none is written.
 */
export function readNotice(year: number, text: string): ReadNotice {
  const holidays: CivilDate[] = []
  const workdays: CivilDate[] = []
  const unread: string[] = []
  const sentences = halfWidth(text)
    .replace(/[（(][^（）()]*[）)]/g, '')
    .split(/[。；;\n\r]+/)
  let heading: ReturnType<typeof kindOf>
  for (const sentence of sentences) {
    const label = /^[^\d]*?[：:]/.exec(sentence)?.[0]
    if (/^[^\d，,]*$/.test(sentence) && sentence.trim() !== '') heading = kindOf(sentence.trim())
    else if (label !== undefined) heading = undefined
    const labelled = kindOf(label ?? '') ?? (BARE.test(sentence) ? heading : undefined)
    let waiting: string[] = []
    for (const piece of sentence.split(/[，,]/)) {
      if (!/\d\s*[月/.-]\s*\d/.test(piece)) {
        // “……，放假” after the dates: what was waiting is now clear.
        const kind = kindOf(piece)
        if (kind) waiting = settle(waiting, kind)
        continue
      }
      waiting.push(piece)
      const kind = kindOf(piece) ?? labelled
      if (kind) waiting = settle(waiting, kind)
    }
    unread.push(...waiting.map(piece => piece.trim()))
  }
  return { holidays, workdays, unread }

  function settle(pieces: readonly string[], kind: 'holiday' | 'workday'): string[] {
    for (const piece of pieces) {
      const dates = datesIn(piece, year)
      if (dates === undefined) unread.push(piece.trim())
      else (kind === 'holiday' ? holidays : workdays).push(...dates)
    }
    return []
  }
}

/** 调休上班 is worked although it speaks of 休; 放假调休 is not. */
function kindOf(text: string): 'holiday' | 'workday' | undefined {
  if (/上班|工作日|班[：:]?$/.test(text)) return 'workday'
  return /放假|休/.test(text) ? 'holiday' : undefined
}

/**
 * Every day of every date and span of a piece; undefined where one of them does not exist, or where figures are left
 * over: in `5月2日、3日` the second day would otherwise be lost without a word.
 */
function datesIn(piece: string, year: number): CivilDate[] | undefined {
  const days: CivilDate[] = []
  for (const match of piece.matchAll(SPAN)) {
    const [, ownYear, month = '', day = '', endYear, endMonth, endDay] = match
    const first = dateOf(ownYear ?? String(year), month, day)
    const last = endDay ? dateOf(endYear ?? ownYear ?? String(year), endMonth ?? month, endDay) : first
    if (!first || !last || last < first || daysBetween(first, last) >= LONGEST_SPAN) return undefined
    for (let date = first; date <= last; date = addDays(date, 1)) days.push(date)
  }
  const left = piece.replace(SPAN, '').replace(/\d+\s*天|^\s*\d+[.．、]/g, '')
  return days.length > 0 && !/\d/.test(left) ? days : undefined
}

function dateOf(year: string, month: string, day: string): CivilDate | undefined {
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}
