import { halfWidth, parseChineseNumber } from './chinese-numerals.ts'
import { type CivilDate, civilDate, parseCivilDate } from './civil-date.ts'

/** A deadline as the words of a plan give it. */
export interface PlanDeadline {
  /** The words, as written. */
  readonly words: string
  /** The last day on which the work is still in time; null where the words name none (每季度, 长期坚持). */
  readonly date: CivilDate | null
  /** How often the work comes again, where the words say so. */
  readonly every: 'year' | 'half-year' | 'quarter' | 'month' | null
  /** The words can be read in two ways (6月前): a person confirms. */
  readonly unsure: boolean
  /** UTF-16 positions in the text, `end` exclusive. */
  readonly start: number
  readonly end: number
}

const N = '[0-9〇零一二三四五六七八九十]'
const YEAR = `(?:(?<year>${N}{4})\\s*年|(?<near>今年|本年度?|当年|明年|次年|翌年)的?)?\\s*`
const BEFORE = '(?:之前|以前|前)'

/** Each way of writing a last day, the more exact ones first: what one has read, the next does not read again. */
const FORMS: readonly { readonly pattern: RegExp; readonly read: (words: Words) => Read | undefined }[] = [
  {
    // 公文 counts 12月31日前 with its day, as practice does; the day itself is the last.
    pattern: form(
      `${YEAR}(?<month>${N}{1,3})\\s*月\\s*(?<day>${N}{1,3})\\s*[日号](?:${BEFORE}|截止|为止|止|内完成|(?=完成|到期))`,
    ),
    read: words => day(words, words.number('month'), words.number('day')),
  },
  {
    pattern: form(
      `${YEAR}(?<month>${N}{1,3})\\s*月\\s*份?\\s*(?:(?<tenth>上旬|中旬|下旬)(?:${BEFORE}|末|底)?|(?:月?底|末)${BEFORE}?)`,
    ),
    read: words => day(words, words.number('month'), tenthEnd(words.text('tenth'))),
  },
  {
    pattern: form(`${YEAR}(?<month>${N}{1,3})\\s*月\\s*份?\\s*(?:内|当月)`),
    read: words => day(words, words.number('month'), undefined),
  },
  {
    // 6月前 may mean before June begins or before it ends; the earlier day is proposed and a person confirms.
    pattern: form(`${YEAR}(?<month>${N}{1,3})\\s*月\\s*份?\\s*${BEFORE}`),
    read: words => {
      const month = words.number('month')
      if (month === undefined || month < 1 || month > 12) return undefined
      const before =
        month === 1 ? { year: words.year - 1, month: 12 } : { year: words.year, month: month - 1 }
      return { date: lastOf(before.year, before.month), unsure: true }
    },
  },
  {
    pattern: form(
      `${YEAR}(?<![每各前本个逐])第?\\s*(?<quarter>[1-4一二三四])\\s*季度\\s*(?:末|底|结束)?(?:${BEFORE}|内)?`,
    ),
    read: words => {
      const quarter = words.number('quarter')
      return quarter === undefined ? undefined : day(words, quarter * 3, undefined)
    },
  },
  {
    pattern: form(`${YEAR}(?<half>上半年|下半年)(?:末|底)?(?:${BEFORE}|内)?`),
    read: words => day(words, words.text('half') === '上半年' ? 6 : 12, undefined),
  },
  {
    pattern: form(
      `(?:(?<year>${N}{4})\\s*(?:年(?=\\s*年[底末]))?|(?<near>今年|本年度?|当年|明年|次年|翌年)的?)?\\s*(?:年底|年末|岁末)${BEFORE}?`,
    ),
    read: words => day(words, 12, 31),
  },
  {
    pattern: form(
      `(?:(?<year>${N}{4})\\s*年\\s*(?:度?内|底|末)|(?<near>今年|本年|当年|明年|次年|翌年)度?(?:内|底|末)|(?<=^|[，,。；;、（(在于力争确保前\\s])年(?:度内|内))${BEFORE}?`,
    ),
    read: words => day(words, 12, 31),
  },
]

const AGAIN: readonly { readonly pattern: RegExp; readonly every: NonNullable<PlanDeadline['every']> }[] = [
  { pattern: /(?:每(?:个)?季度?|按季度?|逐季度?)(?:末|底|初)?(?:前|后)?/g, every: 'quarter' },
  { pattern: /(?:每(?:个)?月|按月|逐月)(?:末|底|初)?(?:前|后)?/g, every: 'month' },
  { pattern: /(?:每半年|半年(?=一次))/g, every: 'half-year' },
  { pattern: /(?:每年|每年度|按年度?|逐年)(?:末|底)?(?:前)?/g, every: 'year' },
]

/**
 * Every deadline in the words of a plan (`7月底前`, `2020年年底前`, `12月31日前`, `第三季度`, `每季度`), in the order of the
 * text. A day without a year falls in `year`, the plan's own. A date without a word that ends time (`7月17日印发`) is none,
 * and neither is a number of days (`30日`), which counts from an event.
 */
export function findPlanDeadlines(text: string, year: number): PlanDeadline[] {
  let left = halfWidth(text)
  const found: PlanDeadline[] = []
  // Taken words are blanked at their length, so that positions stay those of the text.
  const take = (start: number, length: number) => {
    left = left.slice(0, start) + '\u0000'.repeat(length) + left.slice(start + length)
  }
  for (const { pattern, every } of AGAIN) {
    for (const match of [...left.matchAll(pattern)]) {
      const end = match.index + match[0].length
      found.push({
        words: text.slice(match.index, end),
        date: null,
        every,
        unsure: false,
        start: match.index,
        end,
      })
      take(match.index, match[0].length)
    }
  }
  for (const { pattern, read } of FORMS) {
    for (const match of [...left.matchAll(pattern)]) {
      const start = match.index + (match[0].length - match[0].trimStart().length)
      const end = match.index + match[0].trimEnd().length
      const answer = read(wordsOf(match.groups ?? {}, year))
      if (!answer) continue
      found.push({ words: text.slice(start, end), every: null, start, end, ...answer })
      take(match.index, match[0].length)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/**
 * The deadline in a cell of a column 完成时限, where words stand alone and need no mark: `12月底`, `2022年12月`, `6月30日`,
 * `全年`. Words without a day (`长期坚持`) are answered with a null date. Undefined for an empty cell.
 */
export function readDeadlineCell(text: string, year: number): PlanDeadline | undefined {
  const words = text.trim()
  if (words === '') return undefined
  const found = findPlanDeadlines(words, year).filter(each => each.date !== null)
  // Of several days in one cell the last ends the work.
  const last = found.sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1)
  if (last) return { ...last, words, start: 0, end: text.length }
  const plain = halfWidth(words).replace(/\s/g, '')
  return {
    words,
    date: bareDate(plain, year) ?? null,
    every: repeats(plain),
    unsure: false,
    start: 0,
    end: text.length,
  }
}

/** Whether a piece of text can stand in a column of deadlines. */
export function looksLikeDeadline(text: string): boolean {
  const words = text.trim()
  if (words === '' || words.length > 40 || words.includes('。')) return false
  if (/^(?:长期|持续|常态|全年|即时|及时|按时|随时|立行立改|立即|日常)/.test(words)) return true
  const read = readDeadlineCell(words, 2000)
  return read !== undefined && (read.date !== null || read.every !== null)
}

function bareDate(plain: string, year: number): CivilDate | undefined {
  if (/^全年/.test(plain)) return civilDate(`${year}-12-31`)
  const dashed = /^(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?$/.exec(plain)
  if (dashed) return made(Number(dashed[1]), Number(dashed[2]), dashed[3] ? Number(dashed[3]) : undefined)
  const match = new RegExp(`(?:(${N}{4})年)?(?:(${N}{1,3})月份?)(?:(${N}{1,3})[日号])?(?:完成)?$`).exec(plain)
  if (!match)
    return new RegExp(`^${N}{4}年度?$`).test(plain) ? made(number(plain.slice(0, 4)) ?? 0, 12, 31) : undefined
  return made(number(match[1]) ?? year, number(match[2]) ?? 0, number(match[3]))
}

function repeats(plain: string): PlanDeadline['every'] {
  return AGAIN.find(({ pattern }) => new RegExp(pattern.source).test(plain))?.every ?? null
}

interface Read {
  readonly date: CivilDate
  readonly unsure: boolean
}

interface Words {
  readonly year: number
  number(name: string): number | undefined
  text(name: string): string | undefined
}

function wordsOf(groups: Readonly<Record<string, string | undefined>>, planYear: number): Words {
  const written = number(groups.year)
  const next = /^(?:明年|次年|翌年)/.test(groups.near ?? '')
  return {
    year: written ?? (next ? planYear + 1 : planYear),
    number: name => number(groups[name]),
    text: name => groups[name],
  }
}

function day(words: Words, month: number | undefined, dayOfMonth: number | undefined): Read | undefined {
  const date = month === undefined ? undefined : made(words.year, month, dayOfMonth)
  return date && { date, unsure: false }
}

function made(year: number, month: number, dayOfMonth: number | undefined): CivilDate | undefined {
  if (year < 1000 || month < 1 || month > 12) return undefined
  if (dayOfMonth === undefined) return lastOf(year, month)
  const pad = (value: number) => String(value).padStart(2, '0')
  return parseCivilDate(`${year}-${pad(month)}-${pad(dayOfMonth)}`)
}

function lastOf(year: number, month: number): CivilDate {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return civilDate(`${year}-${String(month).padStart(2, '0')}-${days}`)
}

function tenthEnd(tenth: string | undefined): number | undefined {
  return tenth === '上旬' ? 10 : tenth === '中旬' ? 20 : undefined
}

function number(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumber(text)
}

function form(source: string): RegExp {
  return new RegExp(source, 'g')
}
