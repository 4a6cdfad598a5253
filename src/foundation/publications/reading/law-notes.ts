import { findChineseDates } from '../../../law/civil-date.ts'
import type { Line } from './opening.ts'

/** What the lines below the title of a law say: who adopted or promulgated it last, and when. */
export interface LawNotes {
  readonly agency: string | null
  readonly date: string
  /** The order that promulgated the text last. */
  readonly number: string | null
}

const ACT = /(?:通过|批准|公布|发布|修订|修正|修改)(?:[^。；]{0,6})$/
const IN_FORCE = /(?:施行|实施|生效)$/

/**
 * Reads lines such as `某年某月某日 某市人民代表大会常务委员会第五次会议通过`. The last act that is not the coming into
 * force counts. Undefined when no line is one.
 */
export function readLawNotes(lines: readonly Line[], from: number): LawNotes | undefined {
  const acts: { date: string; text: string }[] = []
  let pending: string | undefined
  for (const line of lines.slice(from, from + 30)) {
    const text = line.text.trim()
    const [first] = findChineseDates(text.slice(0, 30))
    if (text.length > 300 || (first === undefined && pending === undefined)) break
    if (first !== undefined && first.start > 1) break
    // A note may be broken over two lines inside a title that it names.
    if (first !== undefined) pending = first.date
    if (ACT.test(text) && pending !== undefined) acts.push({ date: pending, text })
    if (ACT.test(text) || IN_FORCE.test(text)) pending = undefined
  }
  const last = acts.at(-1)
  if (last === undefined) return undefined
  // A higher assembly approves what a lower one has made: the maker is the issuer, the approval makes the date.
  const made = acts.findLast(act => !/批准[^。；]{0,6}$/.test(act.text)) ?? last
  return { agency: agencyOfAct(made.text), date: last.date, number: orderOf(last.text) }
}

function agencyOfAct(text: string): string | null {
  const assembly =
    /(?:^|[\s\u3000]|经)([\u4e00-\u9fff]*?)(?:第[一二三四五六七八九十百]+届)(全国)?(人民代表大会(?:常务委员会)?)/.exec(
      text,
    )
  if (assembly) return `${assembly[1] ?? ''}${assembly[2] ?? ''}${assembly[3] ?? ''}`
  const order =
    /(?:中华人民共和国)?(国务院|国家[\u4e00-\u9fff]{2,16}(?:总局|局|委员会|部)|[\u4e00-\u9fff]{2,16}(?:部|总局|委员会|人民政府))令/.exec(
      text,
    )
  if (order) return order[1] ?? null
  return /(国务院|最高人民法院|最高人民检察院)(?:第|审判委员会|公告)/.exec(text)?.[1] ?? null
}

function orderOf(text: string): string | null {
  const council = /国务院令第(\d+)号/.exec(text)
  if (council) return `国令第${council[1] ?? ''}号`
  const other = /([\u4e00-\u9fff]{3,20}令)第(\d+)号/.exec(text)
  return other ? `${other[1] ?? ''}第${other[2] ?? ''}号` : null
}
